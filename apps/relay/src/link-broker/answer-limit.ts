/** Questions that one neighbour may ask at once, and how many more each second. A link in full use asks some forty a second. */
const burst = 300;
const perSecond = 100;
/** Questions of one neighbour that are answered at the same time; the others wait for nothing and get no answer. */
const mostUnderWay = 32;
/** A neighbour that goes on asking too much is told of this often. */
const tellAgainMs = 60_000;

interface Allowance {
  left: number;
  countedAt: number;
  underWay: number;
  toldAt: number;
}

/** Keeps one neighbour's flood of questions from taking the time of the others: what is too much is not even read. */
export class AnswerLimit {
  private readonly allowances = new Map<string, Allowance>();

  constructor(private readonly now: () => number = Date.now) {}

  /** Whether a question may be answered now; `leave` once it was. */
  enter(peer: string): boolean {
    const allowance = this.refilled(peer);
    if (allowance.left < 1 || allowance.underWay >= mostUnderWay) return false;
    allowance.left -= 1;
    allowance.underWay += 1;
    return true;
  }

  leave(peer: string): void {
    this.refilled(peer).underWay -= 1;
  }

  /** Whether it is to be told of that this neighbour asks too much: now and then. */
  isNews(peer: string): boolean {
    const allowance = this.refilled(peer);
    if (this.now() - allowance.toldAt < tellAgainMs) return false;
    allowance.toldAt = this.now();
    return true;
  }

  private refilled(peer: string): Allowance {
    const now = this.now();
    const allowance = this.allowances.get(peer) ?? { left: burst, countedAt: now, underWay: 0, toldAt: -Infinity };
    const earned = (Math.max(0, now - allowance.countedAt) / 1_000) * perSecond;
    allowance.left = Math.min(burst, allowance.left + earned);
    allowance.countedAt = now;
    this.allowances.set(peer, allowance);
    return allowance;
  }
}
