import { maxBatchEvents } from '../protocol/sender.js';
import { TokenBucket } from '../protocol/token-bucket.js';

/** Events that one neighbour is asked for at once while others bring some too. */
const sharedBatchEvents = 32;
/** Events of one neighbour that nobody else feels; what is beyond them is much. */
const few = { atOnce: 128, perSecond: 30 };
/** Of the time, whoever brings much has at most one part in four; a rest is no longer than this. */
const restPerWork = 3;
const longestRestMs = 1_000;
/** After a batch with events that failed a check; twice as long after each further one that held mostly such events. */
const refusedMs = 1_000;
const longestRefusedMs = 60_000;

/** How much one neighbour is asked for, and how soon again: by what it brought before, and by whether others bring something too. */
export class Pace {
  private readonly few: TokenBucket;
  private refusals = 0;

  constructor(now: () => number) {
    this.few = new TokenBucket(few, now);
  }

  mostEvents(isShared: boolean): number {
    return isShared ? sharedBatchEvents : maxBatchEvents;
  }

  /** Whether a neighbour that brought so many events now brings more than others would not feel. */
  isMuch(events: number): boolean {
    return !this.few.take(events);
  }

  /** Takes note of a batch and how many of its events failed. @returns ms before the next one, 0 where none did. The first good batch ends it. */
  refused(failed: number, events: number): number {
    const restMs = Math.min(longestRefusedMs, refusedMs * 2 ** this.refusals);
    this.refusals = failed * 2 > events ? this.refusals + 1 : 0;
    return failed === 0 ? 0 : this.refusals === 0 ? refusedMs : restMs;
  }
}

/** Milliseconds before more of whoever brings much, after work of so long. */
export const restAfter = (workMs: number): number => Math.min(longestRestMs, restPerWork * Math.max(0, workMs));
