import { parentPort, workerData } from 'node:worker_threads';
import { type BadLife, firstBadLife, seedsOf } from './lives.js';
import { mutants } from './mutants.js';

/** What one worker of a sweep lives through. */
export interface Share {
  from: number;
  count: number;
  stride: number;
  hasMarker: boolean;
  mutant: string | null;
}

/** `well`: so many more lives ended well; `bad`: the worker has met a life that did not, and ends. */
export type Report = { well: number } | { bad: BadLife };

const livesPerReport = 50;

function report(what: Report): void {
  parentPort?.postMessage(what);
}

async function live({ hasMarker, mutant, ...seeds }: Share): Promise<void> {
  let well = 0;
  const tell = () => {
    report({ well });
    well = 0;
  };
  const scenario = (mutant === null ? undefined : mutants[mutant]) ?? { hasMarker, hasSticks: true };
  const bad = await firstBadLife(seedsOf(seeds), scenario, () => {
    well += 1;
    if (well === livesPerReport) tell();
  });
  tell();
  if (bad !== null) report({ bad });
}

// Time-outs are ordinary here, and nobody reads where they were made.
Error.stackTraceLimit = 0;
await live(workerData as Share);
