import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { mutants } from './mutants.js';
import type { Report, Share } from './sweep-worker.js';

const usage = `usage: npm run sim -- --seeds COUNT [--from SEED] [--without-marker | --mutant ${Object.keys(mutants).join('|')}]`;
const progressMs = 10_000;

type Order = Omit<Share, 'stride'>;

/** @throws TypeError where the arguments are not those of the usage */
function orderOf(args: string[]): Order {
  const text = { type: 'string' } as const;
  const options = { seeds: text, from: text, mutant: text, 'without-marker': { type: 'boolean' } } as const;
  const { values } = parseArgs({ args, options });
  const mutant = values.mutant ?? null;
  const isBare = values['without-marker'] ?? false;
  if (mutant !== null && !Object.hasOwn(mutants, mutant)) throw new TypeError(`no mutant ${mutant}`);
  if (mutant !== null && isBare) throw new TypeError('a mutant brings its own kind of lives');
  return { from: seedOf(values.from ?? '1'), count: seedOf(values.seeds), hasMarker: !isBare, mutant };
}

function seedOf(value: string | undefined): number {
  if (value === undefined || !/^[1-9]\d{0,8}$/.test(value)) throw new TypeError('a whole number above 0 is needed');
  return Number(value);
}

function orderFrom(args: string[]): Order {
  try {
    return orderOf(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : ''}\n${usage}\n`);
    process.exit(2);
  }
}

function rate(lives: number, since: number): string {
  const seconds = (performance.now() - since) / 1_000;
  return `${lives} lives, ${(lives / seconds).toFixed(0)} a second`;
}

/** Shares the seeds among as many workers as there are cores; true once all ended well, false at the first that did not. */
async function sweep(order: Order): Promise<boolean> {
  const begun = performance.now();
  const stride = Math.min(availableParallelism(), order.count);
  let lives = 0;
  const timer = setInterval(() => process.stdout.write(`${rate(lives, begun)}\n`), progressMs);
  const isWell = await new Promise<boolean>((resolve, reject) => {
    let left = stride;
    for (let offset = 0; offset < stride; offset += 1) {
      const share: Share = { ...order, stride, from: order.from + offset, count: order.count - offset };
      const worker = new Worker(new URL('./sweep-worker.js', import.meta.url), { workerData: share });
      worker.on('message', (report: Report) => {
        if ('well' in report) lives += report.well;
        else {
          printBad(order, report.bad);
          resolve(false);
        }
      });
      worker.once('error', reject);
      worker.once('exit', () => {
        left -= 1;
        if (left === 0) resolve(true);
      });
    }
  });
  clearInterval(timer);
  process.stdout.write(`${rate(lives, begun)}\n`);
  return isWell;
}

function printBad({ hasMarker, mutant }: Order, { seed, broken }: { seed: number; broken: string[] }): void {
  const kind = mutant === null ? (hasMarker ? '' : ' --without-marker') : ` --mutant ${mutant}`;
  process.stdout.write(`seed ${seed}:\n${broken.map((line) => `  ${line}\n`).join('')}`);
  process.stdout.write(`again: npm run sim -- --from ${seed} --seeds 1${kind}\n`);
}

process.exit((await sweep(orderFrom(process.argv.slice(2)))) ? 0 : 1);
