import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { Checker } from './checker.mjs';
import { Run } from './run.mjs';
import { isKept, printReport } from './report.mjs';

const usage = `npm run bench:tree -- [--items 100000] [--counties 107] [--cities 10] [--cuts 20] [--window 500] [--no-week]
  --items      escalated by the counties, answered by the province
  --cuts       times that a tenth of all lines is cut meanwhile
  --window     questions at most that are without an answer, but for the week
  --week       then all lines are cut for a simulated week, in which a tenth as many items pile up, and as much news from above
  --processes  that the relays are spread over: 4
  --stall      seconds without any progress after which it gives up: 300\n`;

const number = (fallback) => ({ type: 'string', default: String(fallback) });
const { values } = parseArgs({
  allowNegative: true,
  options: {
    ...{ items: number(100_000), counties: number(107), cities: number(10), cuts: number(20), window: number(500) },
    ...{ processes: number(4), stall: number(300) },
    week: { type: 'boolean', default: true },
    help: { type: 'boolean', default: false },
  },
});
const { week, help, ...numbers } = values;
const settings = Object.fromEntries(Object.entries(numbers).map(([name, text]) => [name, Number(text)]));

/** What an item takes on the disk at its three offices, and an office by itself. */
const bytes = { item: 40_000, office: 20_000_000, reserve: 4_000_000_000 };

function faultOf({ items, counties, cities }) {
  const least = { items: 100, counties: 1, cities: 1, cuts: 0, window: 1, processes: 1, stall: 30 };
  for (const [name, value] of Object.entries(settings))
    if (!Number.isInteger(value) || value < least[name])
      return `--${name} must be a whole number of at least ${least[name]}`;
  if (cities > 99 || counties < cities || counties > 99 * cities)
    return '--cities must be at most 99, and each city has 1 to 99 of the --counties';
  const needed = items * bytes.item + (counties + cities + 1) * bytes.office + bytes.reserve;
  const { bavail, bsize } = statfsSync(tmpdir());
  if (bavail * bsize < needed) return `${tmpdir()} needs ${Math.ceil(needed / 1e9)} GB of free disk`;
  return null;
}

const fault = faultOf(settings);
if (help || fault) {
  process.stdout.write(fault ? `${fault}\n${usage}` : usage);
  process.exit(fault ? 2 : 0);
}

const run = new Run(settings);
const { province } = run;
const abandon = async () => {
  await province.close();
  province.remove();
  process.exit(130);
};
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void abandon());

/** Waits until all is applied and receipted, for as long as a stall may take. */
async function settled(checker) {
  for (const deadline = Date.now() + settings.stall * 1_000; Date.now() < deadline; await pause(1_000))
    if (await checker.isSettled()) return;
}

/** Whether every promise is kept, which it prints. */
async function check() {
  const checker = await Checker.open(province.databases);
  process.stdout.write('checking all databases …\n');
  await settled(checker);
  const verdict = await checker.verdict(run.load.perCounty);
  await printReport({ run, verdict, books: [...checker.books.values()] });
  await checker.close();
  return isKept(verdict);
}

let isGood = false;
try {
  await run.open();
  const failure = await run.perform({ week }).catch((error) => error);
  if (failure) process.stdout.write(`${failure.stack}\n`);
  isGood = (await check()) && !failure;
} catch (error) {
  process.stdout.write(`${error.stack}\n`);
} finally {
  await province.close();
}
if (isGood) province.remove();
else process.stdout.write(`NOT kept; logs and databases in ${province.folder}\n`);
process.exitCode = isGood ? 0 : 1;
