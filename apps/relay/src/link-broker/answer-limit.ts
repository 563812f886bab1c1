import type { Question } from '../protocol/messages.js';
import { type Rate, TokenBucket } from '../protocol/token-bucket.js';
import { Deafness } from './deafness.js';

/** What one neighbour may ask of us. A link in full use asks some forty questions a second. */
const questions: Rate = { atOnce: 300, perSecond: 100 };
/** Bytes of its questions. The largest that a link needs, a replay's, has some 200 KB. */
const bytesIn: Rate = { atOnce: 8_000_000, perSecond: 2_000_000 };
/** Bytes of our answers; what is beyond them is answered later. */
const bytesOut: Rate = { atOnce: 4_000_000, perSecond: 4_000_000 };
/** Questions that a link needs now and then, and that cost more: they are written down, or passed on. */
const seldom: Partial<Record<Question['verb'], Rate>> = {
  cards: { atOnce: 60, perSecond: 5 },
  watch: { atOnce: 30, perSecond: 2 },
  reach: { atOnce: 30, perSecond: 2 },
  attest: { atOnce: 60, perSecond: 5 },
};
/** Questions of one neighbour that are answered at the same time; the others wait for nothing and get no answer. */
const mostUnderWay = 32;
/** A neighbour that goes on asking too much is told of this often. */
const tellAgainMs = 60_000;
/** So many unread questions in one second are a flood, and a large one counts for each of its 20 KB. */
const flood: Rate = { atOnce: 200, perSecond: 200 };
const floodBytes = 20_000;

/** Which limit a question was beyond. */
export type Limit = 'questions' | 'bytes' | 'answers' | 'under_way' | 'verb';

class Allowance {
  underWay = 0;
  toldAt = -Infinity;
  readonly questions: TokenBucket;
  readonly bytesIn: TokenBucket;
  readonly bytesOut: TokenBucket;
  readonly unread: TokenBucket;
  readonly deafness: Deafness;
  readonly seldom: Map<string, TokenBucket>;

  constructor(now: () => number) {
    this.questions = new TokenBucket(questions, now);
    this.bytesIn = new TokenBucket(bytesIn, now);
    this.bytesOut = new TokenBucket(bytesOut, now);
    this.unread = new TokenBucket(flood, now);
    this.deafness = new Deafness(now);
    this.seldom = new Map(Object.entries(seldom).map(([verb, rate]) => [verb, new TokenBucket(rate, now)]));
  }
}

/** Keeps one neighbour's flood of questions from taking the time of the others: what is too much is not even read. */
export class AnswerLimit {
  private readonly allowances = new Map<string, Allowance>();

  constructor(private readonly now: () => number = Date.now) {}

  /** The limit that a question of so many bytes is beyond; `null` where it may be read now. Then `leave` once it was answered. */
  enter(peer: string, bytes: number): Limit | null {
    const allowance = this.of(peer);
    const limit = beyond(allowance, bytes);
    if (limit === null) allowance.underWay += 1;
    return limit;
  }

  /** Whether a question that was read may be answered. */
  admits(peer: string, verb: Question['verb']): boolean {
    return this.of(peer).seldom.get(verb)?.take(1) ?? true;
  }

  leave(peer: string): void {
    this.of(peer).underWay -= 1;
  }

  /** Takes note of what it was told. */
  answered(peer: string, bytes: number): void {
    this.of(peer).bytesOut.owe(bytes);
  }

  /** Milliseconds until this neighbour may be told more. */
  restMs(peer: string): number {
    return this.of(peer).bytesOut.msUntil(0);
  }

  /** Takes note of a question that was not read. @returns milliseconds for which it is best not to listen, 0 where there are few such questions */
  unreadMs(peer: string, bytes: number): number {
    const { unread, deafness } = this.of(peer);
    return unread.take(Math.max(1, bytes / floodBytes)) ? 0 : deafness.begin();
  }

  /** Whether it is to be told of that this neighbour asks too much: now and then. */
  isNews(peer: string): boolean {
    const allowance = this.of(peer);
    if (this.now() - allowance.toldAt < tellAgainMs) return false;
    allowance.toldAt = this.now();
    return true;
  }

  private of(peer: string): Allowance {
    const allowance = this.allowances.get(peer) ?? new Allowance(this.now);
    this.allowances.set(peer, allowance);
    return allowance;
  }
}

function beyond({ underWay, ...allowance }: Allowance, bytes: number): Limit | null {
  if (underWay >= mostUnderWay) return 'under_way';
  if (!allowance.questions.take(1)) return 'questions';
  return allowance.bytesIn.take(bytes) ? null : 'bytes';
}
