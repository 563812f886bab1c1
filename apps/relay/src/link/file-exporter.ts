import { genesis } from '../protocol/chain.js';
import type { LinkRecord } from '../protocol/link-record.js';
import type { Place } from '../protocol/messages.js';
import { mostFileBytes, type ReplayRequest } from '../protocol/qsl-file.js';
import { isRecovering } from '../protocol/recovery.js';
import { BlobCargo, type LoadedPiece } from './blob-cargo.js';
import type { BlobParts } from './blob-store.js';
import type { CarriedRecovery } from './carried-recovery.js';
import type { CarriedSeries, SeriesParts } from './carried-series.js';
import { type CarriedFile, type FileContent, rangesOf } from './file-reader.js';
import type { LinkRecovery } from './link-recovery.js';
import { ReplaySeries } from './replay-series.js';
import { RequestSeries } from './request-series.js';
import { FileRefused } from './file-refused.js';
import { FileSeries } from './file-series.js';
import type { Deed } from './item-control.js';
import type { RelayCore } from './relay-core.js';

/** What is to be written for a neighbour. */
export interface ExportOrder {
  peer: string;
  /** Number of our log behind which it begins; `null` for where the neighbour is known to stand. */
  after: number | null;
  /** The neighbour's file that is answered; `null` where there is none. */
  answers: { file: CarriedFile; content: FileContent } | null;
  hasAttachments: boolean;
}

export interface ExportParts {
  recovery: LinkRecovery;
  carried: CarriedRecovery;
  /** `null` where this office keeps no attachments. */
  blobs: BlobParts | null;
  mostBytes?: number;
}

/** Writes down for a neighbour what its questions would get if the line were there: our receipt, the cards, our log from a number on, attachments. */
export class FileExporter {
  private readonly series: SeriesParts;

  constructor(
    private readonly core: RelayCore,
    private readonly parts: ExportParts,
  ) {
    this.series = { core, blobs: parts.blobs, mostBytes: parts.mostBytes ?? mostFileBytes };
  }

  /** On record and in the marker before anything leaves; an answer to a request is a replay. @throws FileRefused */
  async begin(order: ExportOrder, deed: Deed): Promise<CarriedSeries> {
    const { peer, answers } = order;
    const request = answers?.content.manifest.request;
    if (answers !== null && request !== undefined) return this.answer(peer, { file: answers.file, request }, deed);
    const link = await this.openLink(peer, deed, isRecovering);
    await this.core.parts.marker.cover(peer, { epoch: link.outEpoch, head: link.outHead });
    const from = await this.placeBehind(link, Math.min(order.after ?? standOf(link, answers), link.outHead));
    return new FileSeries(this.series, link, { from, pieces: this.pieces(link, from, order) });
  }

  /** Asks for what this office has lost. @throws FileRefused */
  async ask(peer: string, deed: Deed): Promise<CarriedSeries> {
    const { link, request } = await this.parts.carried.ask(peer, deed);
    return new RequestSeries(this.series, link, { request, recovery: this.parts.recovery });
  }

  /** What the neighbour told in earlier lives is dropped from now on, as when it asks over the line (R10). */
  private async answer(
    peer: string,
    { file, request }: { file: CarriedFile; request: ReplayRequest },
    deed: Deed,
  ): Promise<CarriedSeries> {
    const link = await this.openLink(peer, deed, (links) => this.core.parts.rules.isBusyFor(peer, links));
    this.core.seeSession(peer, request.session);
    this.core.noteReplay(peer);
    return new ReplaySeries(this.series, link, { request, ranges: rangesOf(file), recovery: this.parts.recovery });
  }

  private openLink(
    peer: string,
    deed: Deed,
    isTooEarly: (links: readonly LinkRecord[]) => boolean,
  ): Promise<LinkRecord> {
    const { store, tree } = this.core.parts;
    return store.transact(async (custody) => {
      const links = await custody.links();
      const found = links.find((candidate) => candidate.peer === peer);
      if (found === undefined || !tree.neighbours.includes(peer)) throw new FileRefused('no_link');
      if (found.standing !== 'open') throw new FileRefused('closed');
      if (isTooEarly(links)) throw new FileRefused('recovering');
      await custody.addAct({ ...deed, act: 'file.export', target: peer });
      return found;
    });
  }

  private async placeBehind({ peer, outEpoch }: LinkRecord, after: number): Promise<Place> {
    const chain = after === 0 ? genesis : await this.core.parts.store.chainAt(peer, outEpoch, after);
    return chain === null ? { epoch: outEpoch, after: 0, chain: genesis } : { epoch: outEpoch, after, chain };
  }

  private pieces(
    { peer, outHead }: LinkRecord,
    { epoch, after }: Place,
    { answers, hasAttachments }: ExportOrder,
  ): AsyncIterator<LoadedPiece, undefined> | null {
    if (this.parts.blobs === null || !hasAttachments) return null;
    return new BlobCargo(
      this.parts.blobs,
      { peer, epoch, after, upTo: outHead },
      answers?.content.wants ?? [],
    ).pieces();
  }
}

/** Where the neighbour stands in our log, by the file that is answered or else by what it told last. */
function standOf({ outEpoch, peerCursor }: LinkRecord, answers: ExportOrder['answers']): number {
  if (answers === null) return peerCursor;
  const { place } = answers.content.manifest;
  return place.epoch === outEpoch ? place.after : 0;
}
