import { createHash } from 'node:crypto';
import { genesis } from '../protocol/chain.js';
import type { LinkRecord } from '../protocol/link-record.js';
import type { Place } from '../protocol/messages.js';
import {
  cardLine,
  eventLine,
  type FileManifest,
  type FileSeal,
  manifestLine,
  mostFileBytes,
  sealBody,
  sealLine,
} from '../protocol/qsl-file.js';
import { isRecovering } from '../protocol/recovery.js';
import { maxBatchEvents } from '../protocol/sender.js';
import { FileRefused } from './file-refused.js';
import type { Deed } from './item-control.js';
import { placeIn } from './link-responder.js';
import type { RelayCore } from './relay-core.js';

/** Room that the last line needs. */
const sealBytes = 2_048;

/** Writes down for a neighbour what its pulls would get if the line were there: our receipt, the cards, and our log from a number on. */
export class FileExporter {
  constructor(
    private readonly core: RelayCore,
    private readonly mostBytes = mostFileBytes,
  ) {}

  /** `after`: `null` for where the neighbour is known to stand. On record and in the marker before anything leaves. @throws FileRefused */
  async begin(peer: string, after: number | null, deed: Deed): Promise<FileSeries> {
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
    const from = Math.min(after ?? link.peerCursor, link.outHead);
    const chain = from === 0 ? genesis : await store.chainAt(peer, link.outEpoch, from);
    return new FileSeries(
      { core: this.core, mostBytes: this.mostBytes },
      link,
      chain === null
        ? { epoch: link.outEpoch, after: 0, chain: genesis }
        : { epoch: link.outEpoch, after: from, chain },
    );
  }
}

/** The files of one export, as many as the log needs; each begins where the last one ended. */
export class FileSeries {
  private hash = createHash('sha256');
  private bytes = 0;
  private hasCards = false;
  private written: { manifest: FileManifest; seal: FileSeal } | null = null;

  constructor(
    private readonly parts: { core: RelayCore; mostBytes: number },
    private readonly link: LinkRecord,
    private next: Place,
  ) {}

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
    this.hash = createHash('sha256');
    this.bytes = 0;
    const at = new Date(clock.now()).toISOString();
    const { serial } = directory;
    const place = placeIn(await store.link(this.link.peer));
    const manifest = { from: tree.self, to: this.link.peer, at, log: this.next, place, directory: serial };
    yield this.counted(manifestLine(manifest));
    const cards = yield* this.cards(serial);
    const { events, chain } = yield* this.events();
    const { epoch, after } = this.next;
    this.next = { epoch, after: after + events, chain };
    const more = this.next.after < this.link.outHead;
    const seal = { sha256: this.hash.digest('hex'), cards, events, chain, more };
    const facts = { peer: this.link.peer, epoch, after, upTo: this.next.after, sha256: seal.sha256 };
    await store.transact(async (custody) => custody.record({ kind: 'file.exported', facts }));
    this.written = { manifest, seal };
    const body = sealBody(seal);
    yield sealLine({ body, jws: keys.sign(body) });
  }

  /** The directory log goes into the first file alone: nobody can tell how much of it the neighbour has. */
  private async *cards(serial: number): AsyncGenerator<string, number> {
    if (this.hasCards) return 0;
    let count = 0;
    while (count < serial) {
      const page = await this.parts.core.parts.directory.cardsAfter(count);
      if (page.length === 0) break;
      for (const card of page) yield this.counted(cardLine(card));
      count += page.length;
    }
    this.hasCards = true;
    return count;
  }

  /** Up to the head that the marker has covered, or as many as fit; always at least one where there is one. */
  private async *events(): AsyncGenerator<string, { events: number; chain: string }> {
    const { peer, outHead } = this.link;
    const { epoch, after } = this.next;
    let { chain } = this.next;
    let events = 0;
    while (after + events < outHead) {
      const range = { after: after + events, max: Math.min(maxBatchEvents, outHead - after - events) };
      const page = await this.parts.core.parts.store.readLog(peer, epoch, range);
      if (page.length === 0) throw new Error(`the log towards ${peer} has a gap after ${range.after}`);
      for (const event of page) {
        const line = eventLine(event);
        const isFull = this.bytes + Buffer.byteLength(line) + sealBytes > this.parts.mostBytes;
        if (isFull && events > 0) return { events, chain };
        yield this.counted(line);
        events += 1;
        chain = event.chain;
      }
    }
    return { events, chain };
  }

  private counted(line: string): string {
    this.hash.update(`${line}\n`);
    this.bytes += Buffer.byteLength(line) + 1;
    return line;
  }
}
