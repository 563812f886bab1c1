import { hash } from 'node:crypto';
import type { BlobFiles, BlobStore } from '../link/blob-store.js';
import type { BlobRef } from '../protocol/blobs.js';
import { type Disk, logKey } from './memory-custody.js';

const patienceMs = 600_000;

interface Row {
  state: 'wanted' | 'kept' | 'lost';
  from: string | null;
  tries: number;
  namedAt: number;
}

/** What one office knows of attachments, beside the events on its disk. */
export class MemoryBlobs implements BlobStore {
  private readonly rows = new Map<string, Row>();

  constructor(
    private readonly self: string,
    private readonly disk: Disk,
    private readonly now: () => number,
  ) {}

  async nextMissing(peer: string, authors: readonly string[], except: readonly string[]): Promise<BlobRef | null> {
    const triesOf = ({ sha256 }: BlobRef) => this.row(sha256).tries;
    const missing = this.missingAt(peer, authors).filter(({ sha256 }) => !except.includes(sha256));
    return missing.sort((a, b) => triesOf(a) - triesOf(b))[0] ?? null;
  }

  async missing(peer: string, authors: readonly string[], limit: number): Promise<string[]> {
    const hashes = new Set(this.missingAt(peer, authors).map(({ sha256 }) => sha256));
    return [...hashes].sort().slice(0, limit);
  }

  async named(sha256: string): Promise<BlobRef | null> {
    return this.allNamed().find(({ blob }) => blob.sha256 === sha256)?.blob ?? null;
  }

  async namedInLog(
    { peer, epoch, after, upTo }: Parameters<BlobStore['namedInLog']>[0],
    page: { after: string; limit: number },
  ): Promise<string[]> {
    const rows = (this.disk.state.logs.get(logKey(peer, epoch)) ?? []).slice(after, upTo);
    const ids = new Set(rows.map(({ eventId }) => eventId));
    const hashes = new Set(this.allNamed().flatMap(({ id, blob }) => (ids.has(id) ? [blob.sha256] : [])));
    return [...hashes]
      .filter((sha256) => sha256 > page.after)
      .sort()
      .slice(0, page.limit);
  }

  async markKept(sha256: string, from: string | null): Promise<void> {
    const row = this.row(sha256);
    Object.assign(row, { state: 'kept', tries: 0, from: row.from ?? from });
  }

  async markLost(sha256: string): Promise<void> {
    this.row(sha256).state = 'lost';
  }

  async noteTry(sha256: string): Promise<void> {
    this.row(sha256).tries += 1;
  }

  async isFor(peer: string, sha256: string): Promise<boolean> {
    const isNamed = this.allNamed().some(({ id, blob }) => blob.sha256 === sha256 && this.isLogged(peer, id));
    return isNamed || this.row(sha256).from === peer;
  }

  async keptAfter(sha256: string, limit: number): Promise<string[]> {
    const kept = [...this.rows].filter(([hash, { state }]) => state === 'kept' && hash > sha256);
    return kept
      .map(([hash]) => hash)
      .sort()
      .slice(0, limit);
  }

  private missingAt(peer: string, authors: readonly string[]): BlobRef[] {
    return this.allNamed()
      .filter(({ id, author, blob }) => {
        const { state, namedAt } = this.row(blob.sha256);
        const mayAskAnybody = state === 'lost' || author === this.self || this.now() - namedAt > patienceMs;
        return state !== 'kept' && (authors.includes(author) || (mayAskAnybody && this.isLogged(peer, id)));
      })
      .map(({ blob }) => blob);
  }

  private allNamed(): { id: string; author: string; blob: BlobRef }[] {
    return [...this.disk.state.events.values()].flatMap(({ id, author, blobs = [] }) =>
      blobs.map((blob) => ({ id, author, blob })),
    );
  }

  private isLogged(peer: string, eventId: string): boolean {
    const logs = [...this.disk.state.logs].filter(([key]) => key.startsWith(`${peer}/`));
    return logs.some(([, rows]) => rows.some((row) => row.eventId === eventId));
  }

  private row(sha256: string): Row {
    const row = this.rows.get(sha256) ?? { state: 'wanted', from: null, tries: 0, namedAt: this.now() };
    this.rows.set(sha256, row);
    return row;
  }
}

/** One office's files. */
export class MemoryFiles implements BlobFiles {
  readonly whole = new Map<string, Buffer>();
  private readonly parts = new Map<string, Buffer>();
  isFull = false;

  async has(sha256: string): Promise<boolean> {
    return this.whole.has(sha256);
  }

  async hasRoom(): Promise<boolean> {
    return !this.isFull;
  }

  async read(sha256: string, offset: number, length: number): Promise<{ size: number; bytes: Buffer } | null> {
    const file = this.whole.get(sha256);
    return file === undefined ? null : { size: file.length, bytes: file.subarray(offset, offset + length) };
  }

  async received(sha256: string): Promise<number> {
    return this.parts.get(sha256)?.length ?? 0;
  }

  async append(sha256: string, offset: number, bytes: Buffer): Promise<void> {
    const before = this.parts.get(sha256) ?? Buffer.alloc(0);
    this.parts.set(sha256, Buffer.concat([before.subarray(0, offset), bytes]));
  }

  async finish(blob: BlobRef): Promise<boolean> {
    const file = this.parts.get(blob.sha256);
    this.parts.delete(blob.sha256);
    if (file === undefined || file.length !== blob.size || hash('sha256', file) !== blob.sha256) return false;
    this.whole.set(blob.sha256, file);
    return true;
  }

  async discard(sha256: string): Promise<void> {
    this.parts.delete(sha256);
  }
}
