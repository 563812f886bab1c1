const rememberedSessions = 64;

/**
 * Session fence of one peer (R10): once a new session of the peer was seen, everything of its earlier ones is void,
 * a batch among them that was sent before the peer's restore and arrives after its recovery.
 */
export class Fence {
  private current: string | null = null;
  private readonly past: string[] = [];

  /** Takes note of a session named by `hello` or `replay`. */
  see(session: string): void {
    if (session === this.current || this.past.includes(session)) return;
    if (this.current !== null) this.past.push(this.current);
    if (this.past.length > rememberedSessions) this.past.shift();
    this.current = session;
  }

  admits(session: string): boolean {
    return session === this.current;
  }
}
