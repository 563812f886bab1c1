import type { BlobPart, Reply } from '../protocol/messages.js';
import type { BlobPiece } from '../protocol/qsl-file.js';
import type { BlobParts } from './blob-store.js';
import { blobsDue, logGrew, type RelayCore } from './relay-core.js';

/** How often the office's files are compared with what counts as here: a folder may be restored from an older backup. */
const sweepMs = 3_600_000;
const sweptAtOnce = 500;

/** The attachments of this office, for all of its links: hands them out to those who may have them, and knows what is under way. */
export class BlobDesk {
  private readonly claims = new Map<string, Promise<void>>();
  /** Neighbours that asked for something that is not here yet. */
  private readonly waiting = new Set<string>();
  private isStopped = false;
  private stopTimer = () => {};

  constructor(
    private readonly core: RelayCore,
    readonly parts: BlobParts,
  ) {}

  start(): void {
    void this.sweep();
  }

  stop(): void {
    this.isStopped = true;
    this.stopTimer();
  }

  /** Whoever is not entitled to an attachment hears the same as where there is none. */
  async answer(peer: string, { sha256, offset, length }: BlobPart): Promise<Reply> {
    const { store, files } = this.parts;
    if (!(await store.isFor(peer, sha256))) return { kind: 'absent' };
    const part = await files.read(sha256, offset, length);
    if (part === null) {
      this.waiting.add(peer);
      return { kind: 'absent' };
    }
    return { kind: 'part', size: part.size, bytes: part.bytes.toString('base64') };
  }

  /** Hashes that some link fetches now, or that a file brings. */
  get underWay(): string[] {
    return [...this.claims.keys()];
  }

  /** Works on an attachment alone. @returns false where somebody else does */
  async tryAlone(sha256: string, work: () => Promise<void>): Promise<boolean> {
    if (this.claims.has(sha256)) return false;
    const working = work();
    this.claims.set(
      sha256,
      working.catch(() => undefined),
    );
    await working.finally(() => this.claims.delete(sha256));
    return true;
  }

  /** Bytes that a neighbour's file brings, where an event names them and they are the next ones that lack. Returns whether they made it whole. */
  async unload(peer: string, piece: BlobPiece): Promise<boolean> {
    let isWhole = false;
    const work = async () => {
      isWhole = await this.add(peer, piece);
    };
    while (!(await this.tryAlone(piece.sha256, work))) await this.claims.get(piece.sha256);
    return isWhole;
  }

  private async add(peer: string, { sha256, offset, bytes }: BlobPiece): Promise<boolean> {
    const { store, files } = this.parts;
    const { watcher } = this.core.parts;
    const blob = (await files.has(sha256)) ? null : await store.named(sha256);
    if (blob === null) return false;
    const received = await files.received(sha256);
    const rest = bytes.subarray(Math.max(0, received - offset));
    if (offset > received || rest.length === 0) return false;
    if (received === 0 && !(await files.hasRoom(blob.size))) {
      watcher.alarm('blob.no_room', { peer, sha256 });
      return false;
    }
    if (received + rest.length <= blob.size) await files.append(sha256, received, rest);
    if (received + rest.length < blob.size) return false;
    if (await files.finish(blob)) {
      await this.keep(sha256, peer);
      return true;
    }
    watcher.alarm('blob.altered', { peer, sha256 });
    return false;
  }

  /** Its bytes are here now; neighbours that asked in vain are let go from their pulls, so that they ask again. */
  async keep(sha256: string, from: string | null): Promise<void> {
    await this.parts.store.markKept(sha256, from);
    for (const peer of this.waiting) this.core.wakeups.wake(logGrew(peer));
    this.waiting.clear();
  }

  private async sweep(): Promise<void> {
    try {
      await this.findLost();
    } catch (error) {
      if (!this.isStopped) this.core.parts.watcher.alarm('blob.sweep_failed', { error });
    }
    if (!this.isStopped) this.stopTimer = this.core.parts.clock.after(sweepMs, () => void this.sweep());
  }

  private async findLost(): Promise<void> {
    const { store, files } = this.parts;
    let lost = 0;
    for (let page = await store.keptAfter('', sweptAtOnce); page.length > 0 && !this.isStopped;) {
      for (const sha256 of page) {
        if (await files.has(sha256)) continue;
        await store.markLost(sha256);
        lost += 1;
      }
      page = await store.keptAfter(page.at(-1) ?? '', sweptAtOnce);
    }
    if (lost === 0) return;
    this.core.parts.watcher.alarm('blob.lost', { count: lost });
    for (const peer of this.core.parts.tree.neighbours) this.core.wakeups.wake(blobsDue(peer));
  }
}
