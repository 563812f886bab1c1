import type { LinkRecord } from '../protocol/link-record.js';
import type { Place } from '../protocol/messages.js';
import { blobLine, eventLine, mostWants, wantLine } from '../protocol/qsl-file.js';
import { maxBatchEvents } from '../protocol/sender.js';
import type { LoadedPiece } from './blob-cargo.js';
import { CarriedSeries, type SeriesParts } from './carried-series.js';

/** What a series carries of our log: from a place on, and attachments behind the last event. */
export interface Freight {
  from: Place;
  /** `null` where attachments are left out. */
  pieces: AsyncIterator<LoadedPiece, undefined> | null;
}

/** Our log, and then attachments; each file begins where the last one ended. */
export class FileSeries extends CarriedSeries {
  private next: Place;
  /** The next piece that no file has taken yet; `null` where none is left, `undefined` before the first. */
  private piece: LoadedPiece | null | undefined;

  constructor(
    parts: SeriesParts,
    link: LinkRecord,
    private readonly freight: Freight,
  ) {
    super(parts, link);
    this.next = freight.from;
  }

  protected get place(): Place {
    return this.next;
  }

  protected get hasMore(): boolean {
    return this.next.after < this.link.outHead || this.piece !== null;
  }

  protected async *content(): AsyncGenerator<string> {
    if (this.part === 1) yield* this.wants();
    this.next = { epoch: this.next.epoch, ...(yield* this.events()) };
    if (this.next.after >= this.link.outHead) yield* this.attachments();
  }

  private async *wants(): AsyncGenerator<string> {
    if (this.parts.blobs === null || this.freight.pieces === null) return;
    const { store, files } = this.parts.blobs;
    const authors = this.parts.core.parts.tree.sideWith(this.link.peer);
    for (const sha256 of await store.missing(this.link.peer, authors, mostWants))
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
