import type { LinkRecord } from '../protocol/link-record.js';
import type { Place } from '../protocol/messages.js';
import {
  blobLine,
  cardLine,
  eventLine,
  type FileManifest,
  type FileSeal,
  manifestLine,
  mostWants,
  sealBody,
  sealLine,
  wantLine,
} from '../protocol/qsl-file.js';
import { maxBatchEvents } from '../protocol/sender.js';
import type { LoadedPiece } from './blob-cargo.js';
import type { BlobParts } from './blob-store.js';
import { FileDraft } from './file-draft.js';
import { placeIn } from './link-responder.js';
import type { RelayCore } from './relay-core.js';

export interface SeriesParts {
  core: RelayCore;
  /** `null` where this office keeps no attachments. */
  blobs: BlobParts | null;
  mostBytes: number;
}

/** What a series carries of our log: from a place on, and attachments behind the last event. */
export interface Freight {
  from: Place;
  /** `null` where attachments are left out. */
  pieces: AsyncIterator<LoadedPiece, undefined> | null;
}

/** The files of one export, as many as log and attachments need; each begins where the last one ended. */
export class FileSeries {
  private draft = new FileDraft();
  private isFirst = true;
  private next: Place;
  /** The next piece that no file has taken yet; `null` where none is left, `undefined` before the first. */
  private piece: LoadedPiece | null | undefined;
  private written: { manifest: FileManifest; seal: FileSeal } | null = null;

  constructor(
    private readonly parts: SeriesParts,
    private readonly link: LinkRecord,
    private readonly freight: Freight,
  ) {
    this.next = freight.from;
  }

  /** What the last file that was written to its end holds. */
  get last(): { manifest: FileManifest; seal: FileSeal } {
    if (this.written === null) throw new Error('no file was written yet');
    return this.written;
  }

  get isComplete(): boolean {
    return this.written !== null && !this.written.seal.more;
  }

  /** The lines of the next file. */
  async *lines(): AsyncGenerator<string> {
    const { directory, clock, tree, keys, store } = this.parts.core.parts;
    const { peer, outHead } = this.link;
    this.draft = new FileDraft(this.parts.mostBytes);
    const at = new Date(clock.now()).toISOString();
    const { serial } = directory;
    const place = placeIn(await store.link(peer));
    const manifest = { from: tree.self, to: peer, at, log: this.next, place, directory: serial };
    yield this.draft.add(manifestLine(manifest));
    if (this.isFirst) yield* this.beginning(serial);
    const { epoch, after } = this.next;
    this.next = { epoch, ...(yield* this.events()) };
    if (this.next.after >= outHead) yield* this.attachments();
    const seal = this.draft.seal(this.next.chain, this.next.after < outHead || this.piece !== null);
    const facts = { peer, epoch, after, upTo: this.next.after, blobs: seal.blobs, sha256: seal.sha256 };
    await store.transact(async (custody) => custody.record({ kind: 'file.exported', facts }));
    this.written = { manifest, seal };
    const body = sealBody(seal);
    yield sealLine({ body, jws: keys.sign(body) });
  }

  /** The first file alone has the directory log, since nobody can tell how much of it the neighbour has, and asks for attachments. */
  private async *beginning(serial: number): AsyncGenerator<string> {
    const { directory, tree } = this.parts.core.parts;
    this.isFirst = false;
    while (this.draft.counts.cards < serial) {
      const page = await directory.cardsAfter(this.draft.counts.cards);
      if (page.length === 0) break;
      for (const card of page) yield this.draft.add(cardLine(card));
      this.draft.counts.cards += page.length;
    }
    if (this.parts.blobs === null || this.freight.pieces === null) return;
    const { store, files } = this.parts.blobs;
    for (const sha256 of await store.missing(this.link.peer, tree.sideWith(this.link.peer), mostWants))
      if (!(await files.has(sha256))) yield this.draft.add(wantLine(sha256));
  }

  /** Up to the head that the marker has covered, or as many as fit; always at least one where there is one. */
  private async *events(): AsyncGenerator<string, { after: number; chain: string }> {
    const { peer, outHead } = this.link;
    const { counts } = this.draft;
    let { after, chain } = this.next;
    while (after < outHead) {
      const range = { after, max: Math.min(maxBatchEvents, outHead - after) };
      const page = await this.parts.core.parts.store.readLog(peer, this.next.epoch, range);
      if (page.length === 0) throw new Error(`the log towards ${peer} has a gap after ${range.after}`);
      for (const event of page) {
        const line = eventLine(event);
        if (!this.draft.hasRoomFor(line) && counts.events > 0) return { after, chain };
        yield this.draft.add(line);
        counts.events += 1;
        [after, chain] = [after + 1, event.chain];
      }
    }
    return { after, chain };
  }

  /** As many bytes as fit; always at least one piece where nothing else is in the file. */
  private async *attachments(): AsyncGenerator<string> {
    const { counts } = this.draft;
    if (this.piece === undefined) await this.advance();
    for (let isAlone = counts.events === 0; this.piece; isAlone = false) {
      const line = blobLine(this.piece);
      if (!this.draft.hasRoomFor(line) && !isAlone) return;
      yield this.draft.add(line);
      if (this.piece.isLast) counts.blobs += 1;
      await this.advance();
    }
  }

  private async advance(): Promise<void> {
    const next = await this.freight.pieces?.next();
    this.piece = next?.value ?? null;
  }
}
