import { backoffMs } from '../protocol/backoff.js';
import { type BlobRef, partOf } from '../protocol/blobs.js';
import type { BlobDesk } from './blob-desk.js';
import type { LinkQuestions } from './link-questions.js';
import { blobsDue, type RelayCore } from './relay-core.js';
import { LinkFailure } from './transport.js';

/** Bytes per question, and the time that a slow link may take for them. Events share the way, so parts stay small. */
const partBytes = 256 * 1024;
const partMs = 30_000;
/** Between two questions, so that a neighbour's limit is left to the events. */
const paceMs = 25;
/** How often it is looked for attachments that nothing told of. */
const idleMs = 60_000;
/** A neighbour that has it not yet is asked again after at most about a minute. */
const mostFailures = 8;
const mostPutOff = 1_000;

type Outcome = 'kept' | 'absent' | 'altered' | 'no_room' | 'stopped';

/** Fetches the attachments that a neighbour's events name, one at a time, behind the events and never in their way. */
export class BlobFetcher {
  private readonly putOff = new Map<string, { failures: number; until: number }>();
  private failures = 0;
  private isStopped = false;

  constructor(
    private readonly core: RelayCore,
    private readonly parts: { questions: LinkQuestions; desk: BlobDesk },
    private readonly peer: string,
  ) {}

  async run(): Promise<void> {
    while (!this.isStopped) {
      const due = this.core.wakeups.wait(blobsDue(this.peer), this.restMs());
      if (await this.tryTurn()) due.cancel();
      else if (this.failures > 0) {
        due.cancel();
        await this.pause(backoffMs(this.failures, this.core.parts.clock.random()));
      }
      if (this.isStopped) due.cancel();
      await due.over;
    }
  }

  stop(): void {
    this.isStopped = true;
    this.core.wakeups.wake(blobsDue(this.peer));
    this.core.wakeups.wake(blobsAgain(this.peer));
  }

  /** The neighbour is there again, or may have got what it lacked. */
  askAgain(): void {
    for (const [sha256, { failures }] of this.putOff) this.putOff.set(sha256, { failures, until: 0 });
    this.failures = 0;
    this.core.wakeups.wake(blobsDue(this.peer));
    this.core.wakeups.wake(blobsAgain(this.peer));
  }

  private async tryTurn(): Promise<boolean> {
    try {
      const hasWorked = await this.turn();
      this.failures = 0;
      return hasWorked;
    } catch (error) {
      if (this.isStopped) return false;
      this.failures += 1;
      if (!(error instanceof LinkFailure))
        this.core.parts.watcher.alarm('blob.fetch_failed', { peer: this.peer, error });
      return false;
    }
  }

  /** False where there is nothing to fetch now. */
  private async turn(): Promise<boolean> {
    const { desk } = this.parts;
    const { tree } = this.core.parts;
    const except = [...this.notYet(), ...desk.underWay];
    const blob = await desk.parts.store.nextMissing(this.peer, tree.sideWith(this.peer), except);
    return blob !== null && desk.tryAlone(blob.sha256, () => this.obtain(blob));
  }

  private async obtain(blob: BlobRef): Promise<void> {
    const { desk } = this.parts;
    const { sha256 } = blob;
    if (await desk.parts.files.has(sha256)) return desk.keep(sha256, null);
    const outcome = await this.fetch(blob);
    if (outcome === 'altered' || outcome === 'no_room')
      this.core.parts.watcher.alarm(`blob.${outcome}`, { peer: this.peer, sha256 });
    if (outcome !== 'kept' && outcome !== 'stopped') await this.defer(sha256);
    if (outcome !== 'kept') return;
    this.putOff.delete(sha256);
    await desk.keep(sha256, this.peer);
  }

  /** Goes on behind the bytes that have come, in this life or an earlier one. @throws LinkFailure */
  private async fetch(blob: BlobRef): Promise<Outcome> {
    const { questions, desk } = this.parts;
    const { files } = desk.parts;
    const { sha256, size } = blob;
    if (!(await files.hasRoom(size))) return 'no_room';
    for (let offset = await files.received(sha256); offset < size;) {
      if (this.isStopped) return 'stopped';
      const asked = { offset, length: Math.min(partBytes, size - offset) };
      const { reply } = await questions.ask({ verb: 'blob', sha256, ...asked }, partMs);
      await this.pause(paceMs);
      if (reply.kind !== 'part') return 'absent';
      const bytes = partOf(blob, asked, reply);
      if (bytes === null) {
        await files.discard(sha256);
        return 'altered';
      }
      await files.append(sha256, offset, bytes);
      offset += bytes.length;
    }
    return (await files.finish(blob)) ? 'kept' : 'altered';
  }

  private async defer(sha256: string): Promise<void> {
    const { clock } = this.core.parts;
    const failures = Math.min(mostFailures, (this.putOff.get(sha256)?.failures ?? 0) + 1);
    this.putOff.delete(sha256);
    const [oldest] = this.putOff.keys();
    if (oldest !== undefined && this.putOff.size >= mostPutOff) this.putOff.delete(oldest);
    this.putOff.set(sha256, { failures, until: clock.now() + backoffMs(failures, clock.random()) });
    await this.parts.desk.parts.store.noteTry(sha256);
  }

  private notYet(): string[] {
    const now = this.core.parts.clock.now();
    return [...this.putOff].filter(([, { until }]) => until > now).map(([sha256]) => sha256);
  }

  private restMs(): number {
    const now = this.core.parts.clock.now();
    const waits = [...this.putOff.values()].map(({ until }) => until - now).filter((wait) => wait > 0);
    return Math.min(idleMs, ...waits);
  }

  private async pause(limitMs: number): Promise<void> {
    if (!this.isStopped) await this.core.wakeups.wait(blobsAgain(this.peer), limitMs).over;
  }
}

const blobsAgain = (peer: string) => `blobs-again:${peer}`;
