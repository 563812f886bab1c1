import { genesis } from '../protocol/chain.js';
import type { LinkRecord } from '../protocol/link-record.js';
import type { Place } from '../protocol/messages.js';
import { mostFileBytes } from '../protocol/qsl-file.js';
import { isRecovering } from '../protocol/recovery.js';
import { BlobCargo, type LoadedPiece } from './blob-cargo.js';
import type { BlobParts } from './blob-store.js';
import type { FileContent } from './file-reader.js';
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
  answers: FileContent | null;
  hasAttachments: boolean;
}

/** Writes down for a neighbour what its questions would get if the line were there: our receipt, the cards, our log from a number on, attachments. */
export class FileExporter {
  private readonly blobs: BlobParts | null;
  private readonly mostBytes: number;

  constructor(
    private readonly core: RelayCore,
    { blobs = null, mostBytes = mostFileBytes }: { blobs?: BlobParts | null; mostBytes?: number } = {},
  ) {
    this.blobs = blobs;
    this.mostBytes = mostBytes;
  }

  /** On record and in the marker before anything leaves. @throws FileRefused */
  async begin(order: ExportOrder, deed: Deed): Promise<FileSeries> {
    const { peer } = order;
    const { store, tree, marker } = this.core.parts;
    const link = await store.transact(async (custody) => {
      const links = await custody.links();
      const found = links.find((candidate) => candidate.peer === peer);
      if (found === undefined || !tree.neighbours.includes(peer)) throw new FileRefused('no_link');
      if (found.standing !== 'open') throw new FileRefused('closed');
      if (isRecovering(links)) throw new FileRefused('recovering');
      await custody.addAct({ ...deed, act: 'file.export', target: peer });
      return found;
    });
    await marker.cover(peer, { epoch: link.outEpoch, head: link.outHead });
    const from = await this.placeBehind(link, Math.min(order.after ?? standOf(link, order.answers), link.outHead));
    const parts = { core: this.core, blobs: this.blobs, mostBytes: this.mostBytes };
    return new FileSeries(parts, link, { from, pieces: this.pieces(link, from, order) });
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
    if (this.blobs === null || !hasAttachments) return null;
    return new BlobCargo(this.blobs, { peer, epoch, after, upTo: outHead }, answers?.wants ?? []).pieces();
  }
}

/** Where the neighbour stands in our log, by the file that is answered or else by what it told last. */
function standOf({ outEpoch, peerCursor }: LinkRecord, answers: FileContent | null): number {
  if (answers === null) return peerCursor;
  const { place } = answers.manifest;
  return place.epoch === outEpoch ? place.after : 0;
}
