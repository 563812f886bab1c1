const firstMs = 1_000;
const longestMs = 8_000;
/** A neighbour that has kept within its limits for so long begins anew. */
const forgottenMs = 60_000;

/** For how long a neighbour that floods is not listened to: each time twice as long as the time before. */
export class Deafness {
  private lastMs = 0;
  private until = -Infinity;

  constructor(private readonly now: () => number) {}

  /** @returns milliseconds from now */
  begin(): number {
    const now = this.now();
    if (now < this.until) return this.until - now;
    const isForgotten = now - this.until > forgottenMs;
    this.lastMs = isForgotten ? firstMs : Math.min(longestMs, 2 * this.lastMs);
    this.until = now + this.lastMs;
    return this.lastMs;
  }
}
