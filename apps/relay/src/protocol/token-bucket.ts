/** What may be had at once, and how much more comes each second. */
export interface Rate {
  atOnce: number;
  perSecond: number;
}

/** An allowance that fills up by and by. A clock that was put back gives nothing. */
export class TokenBucket {
  private left: number;
  private countedAt: number;

  constructor(
    private readonly rate: Rate,
    private readonly now: () => number,
  ) {
    this.left = rate.atOnce;
    this.countedAt = now();
  }

  /** Whether so much is there; then it is taken. */
  take(amount: number): boolean {
    this.refill();
    if (this.left < amount) return false;
    this.left -= amount;
    return true;
  }

  /** Takes what was used already, even if that is more than was there. */
  owe(amount: number): void {
    this.refill();
    this.left -= amount;
  }

  /** Milliseconds until as much is there, and 0 where it is. */
  msUntil(amount: number): number {
    this.refill();
    return Math.max(0, Math.ceil(((amount - this.left) / this.rate.perSecond) * 1_000));
  }

  private refill(): void {
    const now = this.now();
    const earned = (Math.max(0, now - this.countedAt) / 1_000) * this.rate.perSecond;
    this.left = Math.min(this.rate.atOnce, this.left + earned);
    this.countedAt = now;
  }
}
