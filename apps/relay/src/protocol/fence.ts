import type { Question } from './messages.js';

const rememberedSessions = 64;

/**
 * Session fence of one peer (R10): once a new session of the peer was seen, everything of its earlier ones is void,
 * a batch among them that was sent before the peer's restore and arrives after its recovery.
 */
export class Fence {
  private session: string | null = null;
  private readonly past: string[] = [];

  /** The session whose answers count. */
  get current(): string | null {
    return this.session;
  }

  /** Takes note of a session that a question of the peer names. The question may be late, and its session over. */
  see(session: string): void {
    if (session !== this.session && !this.past.includes(session)) this.adopt(session);
  }

  /**
   * Takes the session that answered our `hello`, which we asked when `current` was `before`. Where nothing newer was seen since,
   * the peer lived in this session after all that we had seen, even where a late question had misled us. False where that is unsure.
   */
  confirm(session: string, before: string | null): boolean {
    if (this.session !== before) return session === this.session;
    if (session !== this.session) this.adopt(session);
    return true;
  }

  admits(session: string): boolean {
    return session === this.session;
  }

  /** Whether what the peer was asked so far will get no answer: it greets when its life or its connection is a new one. */
  isVoidedBy(verb: Question['verb']): boolean {
    return verb === 'hello';
  }

  private adopt(session: string): void {
    if (this.session !== null) this.past.push(this.session);
    if (this.past.length > rememberedSessions) this.past.shift();
    this.session = session;
  }
}
