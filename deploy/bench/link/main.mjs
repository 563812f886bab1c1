import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { endAll } from '../../lib/programs.mjs';
import { Network } from '../../chaos/network.mjs';
import { custodyOf, hasCustody, latency, write } from './hop.mjs';
import { OutboxCost } from './outbox-cost.mjs';
import { RawPipeline } from './raw-pipeline.mjs';

const option = (fallback) => ({ type: 'string', default: String(fallback) });
const { values } = parseArgs({
  options: { rounds: option(5), events: option(2_000), backlog: option(50_000), kills: option(4), writers: option(32) },
});
const [rounds, events, backlog, kills, writers] = ['rounds', 'events', 'backlog', 'kills', 'writers'].map((name) =>
  Number(values[name]),
);

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const lines = [];

/** `bar`: at least this, or with `isMost` at most; without one the ratio is only told. */
function report({ title, ours, reference, unit, bar, isMost }) {
  const ratio = ours / reference;
  const isMet = bar === undefined || (isMost ? ratio <= bar : ratio >= bar);
  const numbers = [ours, reference].map((number) => `${number.toFixed(1)} ${unit}`.padStart(16)).join('');
  const verdict = bar === undefined ? '' : `  ${isMost ? '<=' : '>='} ${bar}${isMet ? '' : '  MISSED'}`;
  const line = `${title.padEnd(58)}${numbers}${ratio.toFixed(2).padStart(8)}${verdict}`;
  lines.push(line);
  process.stdout.write(`${line}\n`);
  return isMet;
}

const network = await Network.open();
const { county, city, province } = network;
const oneHop = [county.iid, city.iid];
const twoHops = [county.iid, city.iid, province.iid];
const raw = await RawPipeline.open(county, city);
const outbox = await OutboxCost.open(county.cluster.url);

/** Events a second from the first hand-in until the city has custody of all. */
async function custodyRate(count) {
  const before = await custodyOf(city);
  const startedAt = performance.now();
  await Promise.all([write(county, oneHop, { count, writers }), hasCustody(city, before + count)]);
  return count / ((performance.now() - startedAt) / 1_000);
}

const rates = { ours: [], likewise: [], bare: [] };
const waits = { one: [], two: [] };
const commits = { with: [], without: [] };
await custodyRate(300);
await raw.rate(300, { writers, hasServices: true });
await outbox.rate({ count: 300, writers: 8, hasOutbox: true });
for (let round = 0; round < rounds; round += 1) {
  rates.ours.push(await custodyRate(events));
  rates.likewise.push(await raw.rate(events, { writers, hasServices: true }));
  rates.bare.push(await raw.rate(events, { writers, hasServices: false }));
  for (let sample = 0; sample < 20; sample += 1) {
    waits.one.push(await latency(county, city, oneHop));
    waits.two.push(await latency(county, province, twoHops));
  }
  for (const hasOutbox of [true, false])
    commits[hasOutbox ? 'with' : 'without'].push(await outbox.rate({ count: events, writers: 8, hasOutbox }));
}
const steady = median(rates.ours);
const results = [
  report({
    title: 'custody over one hop ÷ hand-written pg + nats',
    ...{ ours: steady, reference: median(rates.likewise), unit: '/s', bar: 0.75 },
  }),
  report({
    title: 'the same ÷ one that no service hands in to or gets from',
    ...{ ours: steady, reference: median(rates.bare), unit: '/s' },
  }),
  report({
    title: 'two hops ÷ one hop, until applied',
    ...{ ours: median(waits.two), reference: median(waits.one), unit: 'ms', bar: 2.2, isMost: true },
  }),
  report({
    title: 'business commit with outbox ÷ without',
    ...{ ours: median(commits.with), reference: median(commits.without), unit: '/s', bar: 0.8 },
  }),
];

network.lower.proxy.cut();
const before = await custodyOf(city);
await write(county, oneHop, { count: backlog, writers });
network.lower.proxy.heal();
const healedAt = performance.now();
await hasCustody(city, before + backlog);
const drained = backlog / ((performance.now() - healedAt) / 1_000);
results.push(
  report({ title: `drain of ${backlog} ÷ steady rate`, ours: drained, reference: steady, unit: '/s', bar: 0.8 }),
);

let isKilling = true;
const killing = (async () => {
  for (let time = 0; time < kills; time += 1) {
    await pause(5_000);
    await city.killRelay();
    await city.startRelay();
  }
  isKilling = false;
})();
let underFire = 0;
const firedAt = performance.now();
const start = await custodyOf(city);
while (isKilling) {
  await write(county, oneHop, { count: events, writers });
  underFire += events;
}
await killing;
await hasCustody(city, start + underFire);
const fired = underFire / ((performance.now() - firedAt) / 1_000);
results.push(
  report({
    title: 'receiver killed every 5 s ÷ none, nothing lost',
    ours: fired,
    reference: steady,
    unit: '/s',
    bar: 0.5,
  }),
);

await raw.close();
await outbox.close();
await network.close();
await endAll();
process.stdout.write(`\n${''.padEnd(58)}            ours       reference   ratio\n${lines.join('\n')}\n`);
process.exitCode = results.every(Boolean) ? 0 : 1;
