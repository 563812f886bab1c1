import { parseArgs } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { Checker } from './checker.mjs';
import { keyFaults } from './faults/keys.mjs';
import { lineFaults } from './faults/lines.mjs';
import { machineFaults } from './faults/machines.mjs';
import { processFaults } from './faults/processes.mjs';
import { restoreFaults } from './faults/restores.mjs';
import { Load } from './load.mjs';
import { Network } from './network.mjs';
import { endAll } from '../lib/programs.mjs';
import { printTable } from './table.mjs';

const usage = `npm run chaos -- [--only NAME[,NAME…]] [--items 2000] [--seconds 12] [--deadline 180]
  --items     events of a backlog
  --seconds   how long a fault lasts
  --deadline  seconds in which everything must be as promised after it\n`;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    items: { type: 'string', default: '2000' },
    seconds: { type: 'string', default: '12' },
    deadline: { type: 'string', default: '180' },
    help: { type: 'boolean' },
  },
});
const all = [...lineFaults, ...processFaults, ...restoreFaults, ...machineFaults, ...keyFaults];
const wanted = values.only?.split(',') ?? all.map(({ name }) => name);
const unknown = wanted.filter((name) => !all.some((fault) => fault.name === name));
if (values.help || unknown.length > 0) {
  const names = all.map(({ name, title }) => `  ${name.padEnd(20)}${title}`).join('\n');
  process.stdout.write(`${unknown.map((name) => `no such fault: ${name}\n`).join('')}${usage}\n${names}\n`);
  process.exit(unknown.length > 0 ? 2 : 0);
}
const limits = { items: Number(values.items), seconds: Number(values.seconds), deadline: Number(values.deadline) };

const isClean = ({ lost, doubled, outOfOrder, faults }) => lost + doubled + outOfOrder + faults === 0;

/** Does one fault to a network, heals it, and waits until every promise is kept; what is not is in the result. */
async function suffer(fault, network) {
  const load = new Load(network);
  const checker = new Checker(network, load);
  await fault.run({ network, load, checker, ...limits });
  const healedAt = performance.now();
  let verdict = await checker.verdict();
  while (!isClean(verdict) && performance.now() - healedAt < limits.deadline * 1_000) {
    await pause(250);
    verdict = await checker.verdict().catch(() => verdict);
  }
  load.isOver = true;
  return {
    sent: load.taken.size,
    forgotten: load.forgotten.size,
    ...verdict,
    seconds: (performance.now() - healedAt) / 1_000,
  };
}

const rows = [];
let network;
try {
  for (const fault of all.filter(({ name }) => wanted.includes(name))) {
    if (fault.skip) {
      rows.push({ fault, skip: fault.skip });
      continue;
    }
    network ??= await Network.open();
    await network.talks();
    process.stdout.write(`${fault.name} …\n`);
    const result = await suffer(fault, network).catch((error) => ({ error }));
    rows.push({ fault, result });
    if (result.error || !isClean(result)) {
      process.stdout.write(`  ${result.error?.stack ?? JSON.stringify(result)}; logs in ${network.folder}\n`);
      network = undefined;
      await endAll();
    }
  }
  await network?.close();
} finally {
  await endAll();
}
printTable(rows);
process.exitCode = rows.every(({ skip, result }) => skip || (!result.error && isClean(result))) ? 0 : 1;
