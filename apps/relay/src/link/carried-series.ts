import type { LinkRecord } from '../protocol/link-record.js';
import type { Place } from '../protocol/messages.js';
import {
  cardLine,
  cardRequestLine,
  type FileManifest,
  type FileSeal,
  manifestLine,
  refusalLine,
  sealBody,
  sealLine,
} from '../protocol/qsl-file.js';
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

/** The files of one export, as many as it needs. */
export abstract class CarriedSeries {
  protected draft = new FileDraft();
  private files = 0;
  private written: { manifest: FileManifest; seal: FileSeal } | null = null;

  constructor(
    protected readonly parts: SeriesParts,
    protected readonly link: LinkRecord,
  ) {}

  /** What the last file that was written to its end holds. */
  get last(): { manifest: FileManifest; seal: FileSeal } {
    if (this.written === null) throw new Error('no file was written yet');
    return this.written;
  }

  get isComplete(): boolean {
    return this.written !== null && !this.written.seal.more;
  }

  /** Number of the file that is being written, from 1. */
  protected get part(): number {
    return this.files;
  }

  /** The lines of the next file. */
  async *lines(): AsyncGenerator<string> {
    const { directory, clock, tree, keys, store } = this.parts.core.parts;
    const { peer } = this.link;
    this.draft = new FileDraft(this.parts.mostBytes);
    this.files += 1;
    const at = new Date(clock.now()).toISOString();
    const { serial } = directory;
    const place = placeIn(await store.link(peer));
    const purpose = await this.purpose();
    const manifest = { from: tree.self, to: peer, at, log: this.place, place, directory: serial, ...purpose };
    yield this.draft.add(manifestLine(manifest));
    if (this.files === 1) yield* this.cards(serial);
    if (this.files === 1) yield* this.cardRequests();
    yield* this.content();
    const { epoch, after, chain } = this.place;
    const seal = this.draft.seal(chain, this.hasMore);
    const facts = { peer, epoch, after: manifest.log.after, upTo: after, blobs: seal.blobs, sha256: seal.sha256 };
    await store.transact(async (custody) => custody.record({ kind: 'file.exported', facts }));
    this.written = { manifest, seal };
    const body = sealBody(seal);
    yield sealLine({ body, jws: keys.sign(body) });
  }

  /** Our log behind the last event that was written. */
  protected abstract get place(): Place;

  /** Whether something is left when a file's content ends. */
  protected abstract get hasMore(): boolean;

  /** What the manifest says beside. */
  protected purpose(): Promise<Pick<FileManifest, 'request' | 'replay'>> {
    return Promise.resolve({});
  }

  /** What stands between cards and seal. */
  protected abstract content(): AsyncGenerator<string>;

  /** The first file alone has the directory log, since nobody can tell how much of it the neighbour has. */
  private async *cards(serial: number): AsyncGenerator<string> {
    const { directory } = this.parts.core.parts;
    const { counts } = this.draft;
    while (counts.cards < serial) {
      const page = await directory.cardsAfter(counts.cards);
      if (page.length === 0) return;
      for (const card of page) yield this.draft.add(cardLine(card));
      counts.cards += page.length;
    }
  }

  /** As the question `cards` and its answer would. */
  private async *cardRequests(): AsyncGenerator<string> {
    const { directory } = this.parts.core.parts;
    for (const request of await directory.requestsFor(this.link.peer)) yield this.draft.add(cardRequestLine(request));
    for (const refusal of await directory.refusalsFor(this.link.peer)) yield this.draft.add(refusalLine(refusal));
  }
}
