import type { Reached } from '../protocol/messages.js';
import { isRecovering } from '../protocol/recovery.js';
import type { RelayCore } from './relay-core.js';
import { LinkFailure } from './transport.js';

/** The last question that came back from the root, and what the last one met. */
export interface CanaryResult {
  /** Milliseconds since 1970 and milliseconds; `null` while none came back. */
  last: { at: number; ms: number; path: string[] } | null;
  /** Whether the last one came back. */
  isWell: boolean | null;
}

const firstMs = 2_000;
const retryMs = 60_000;

/**
 * Asks the root, from office to office, whether this office could escalate now. At each of them the question waits for the custody of
 * events as an event would and writes nothing: the logs are never pruned, and would otherwise grow by such questions.
 */
export class Canary {
  readonly result: CanaryResult = { last: null, isWell: null };
  private isStopped = false;
  private stopTimer = () => {};
  private passing: Promise<Reached> | null = null;

  constructor(
    private readonly core: RelayCore,
    private readonly parts: { everyMs: number; askParent: () => Promise<Reached> },
  ) {}

  start(): void {
    if (this.parts.everyMs > 0) this.next(Math.min(firstMs, this.parts.everyMs));
  }

  stop(): void {
    this.isStopped = true;
    this.stopTimer();
  }

  /** Through this office on the way up; who asks while another question is on its way hears the answer to that one. @throws LinkFailure where it can not get further. */
  pass(): Promise<Reached> {
    this.passing ??= this.goOn().finally(() => (this.passing = null));
    return this.passing;
  }

  private async goOn(): Promise<Reached> {
    const { store, tree } = this.core.parts;
    if (isRecovering(await store.transact((custody) => custody.links())))
      throw new LinkFailure('silent', 'this office recovers');
    if (tree.parent === null) return { kind: 'reached', path: [tree.self] };
    const { path } = await this.parts.askParent();
    return { kind: 'reached', path: [tree.self, ...path] };
  }

  private next(delayMs: number): void {
    this.stopTimer = this.core.parts.clock.after(delayMs, () => void this.try());
  }

  private async try(): Promise<void> {
    const { clock, watcher, tree } = this.core.parts;
    const sentAt = clock.now();
    try {
      if (tree.parent !== null) {
        const { path } = await this.pass();
        Object.assign(this.result, { last: { at: clock.now(), ms: clock.now() - sentAt, path }, isWell: true });
      }
    } catch (error) {
      if (this.isStopped) return;
      this.result.isWell = false;
      if (!(error instanceof LinkFailure)) watcher.alarm('canary.failed', { error });
    }
    const { everyMs } = this.parts;
    if (!this.isStopped) this.next(this.result.isWell === false ? Math.min(retryMs, everyMs) : everyMs);
  }
}
