import { judgeRenewal, restOf } from '../protocol/receiver.js';
import type { Batch } from '../protocol/messages.js';
import { type FileManifest, mostWants } from '../protocol/qsl-file.js';
import { isRecovering } from '../protocol/recovery.js';
import type { BlobDesk } from './blob-desk.js';
import type { CarriedAnswer, CarriedRecovery } from './carried-recovery.js';
import type { EventIntake, RefusedEvent } from './event-intake.js';
import { type CarriedFile, type FileContent, pagesOf, piecesOf, readFile } from './file-reader.js';
import { type FileRefusal, FileRefused } from './file-refused.js';
import type { Deed } from './item-control.js';
import type { LinkRecovery } from './link-recovery.js';
import { cardsDue, type RelayCore } from './relay-core.js';

export interface ImportParts {
  /** `null` where this office keeps no attachments. */
  desk: BlobDesk | null;
  intake: EventIntake;
  recovery: LinkRecovery;
  carried: CarriedRecovery;
  /** An own event may have been delivered. */
  onReceipt: () => void;
}

export interface Imported {
  content: FileContent;
  /** Places of the author's log that were not here before. */
  taken: number;
  /** Those of them that failed a check. */
  refused: RefusedEvent[];
  /** Attachments that are whole now and were not before; and how many may still be had of the author. */
  attachments: number;
  missing: number;
}

/** Takes in what a neighbour's file carries, as if the neighbour had pulled and answered a pull of ours. */
export class FileImporter {
  constructor(
    private readonly core: RelayCore,
    private readonly parts: ImportParts,
  ) {}

  /** What is in a file, and why it would be refused as it is; changes nothing. @throws FileRefused where it is not whole */
  async inspect(file: CarriedFile): Promise<{ content: FileContent; fault: FileRefusal | null }> {
    const content = await readFile(file);
    const { from, to } = content.manifest;
    const isOurs = from === this.core.parts.tree.self || to === this.core.parts.tree.self;
    return { content, fault: isOurs ? (this.isSealedBy(from, content) ? null : 'signature') : 'not_for_us' };
  }

  /** A neighbour's file that is to be answered. @throws FileRefused where it is not the neighbour's, or not for us */
  async answered(peer: string, file: CarriedFile): Promise<FileContent> {
    const content = await readFile(file);
    const { from, to } = content.manifest;
    if (to !== this.core.parts.tree.self || from !== peer) throw new FileRefused('not_for_us', { to });
    if (!this.isSealedBy(from, content)) throw new FileRefused('signature', { from });
    return content;
  }

  /** Cards first: they prove themselves, and may bring the key that the file is sealed with. @throws FileRefused */
  async take(file: CarriedFile, deed: Deed): Promise<Imported> {
    const { tree, directory } = this.core.parts;
    const content = await readFile(file);
    const { manifest } = content;
    const { from } = manifest;
    if (manifest.to !== tree.self) throw new FileRefused('not_for_us', { to: manifest.to });
    await directory.take(from, content.cards);
    if (!tree.neighbours.includes(from)) throw new FileRefused('no_link', { from });
    if (!this.isSealedBy(from, content)) throw new FileRefused('signature', { from });
    if (directory.lacks(manifest.directory)) throw new FileRefused('cards', { directory: manifest.directory });
    const { replay, request } = manifest;
    if (request !== undefined) return this.noteRequest(content, deed);
    return replay === undefined ? this.takeLog(file, content, deed) : this.takeReplay({ file, content, replay }, deed);
  }

  private async takeLog(file: CarriedFile, content: FileContent, deed: Deed): Promise<Imported> {
    const { store } = this.core.parts;
    const { manifest } = content;
    const { from } = manifest;
    await this.admit(content, deed);
    await this.handOn(content);
    await this.noteReceipt(manifest);
    const before = await store.link(from);
    if (manifest.log.epoch > before.inEpoch) await this.parts.intake.takeRenewal(from, manifest.log.epoch);
    const { inCursor } = await store.link(from);
    const refused: RefusedEvent[] = [];
    for await (const page of pagesOf(file, content)) refused.push(...(await this.takePage(from, page)));
    const taken = (await store.link(from)).inCursor - inCursor;
    return { content, taken, refused, ...(await this.unload(from, file)) };
  }

  /** It is answered by a file of its own; here it may but show that this office was restored too. */
  private async noteRequest(content: FileContent, deed: Deed): Promise<Imported> {
    const { from, place } = content.manifest;
    await this.parts.carried.note(content, deed);
    await this.handOn(content);
    const { verdict } = await this.parts.recovery.judge(from, place);
    if (verdict === 'behind' || verdict === 'fork') throw new FileRefused('restored', { verdict });
    return { content, taken: 0, refused: [], attachments: 0, missing: 0 };
  }

  /** What is asked of the registrar goes up, and what it has turned down comes from above. */
  private async handOn({ manifest, requests, refusals }: FileContent): Promise<void> {
    const { directory, tree } = this.core.parts;
    if (manifest.from === tree.parent) return directory.noteRefusals(refusals);
    await directory.receive(manifest.from, requests);
    if (requests.length > 0 && tree.parent !== null) this.core.wakeups.wake(cardsDue(tree.parent));
  }

  private async takeReplay(answer: CarriedAnswer, deed: Deed): Promise<Imported> {
    const taken = await this.parts.carried.take(answer, deed);
    return { content: answer.content, ...taken, attachments: 0, missing: 0 };
  }

  /** Behind the events, since what no event names is not kept. */
  private async unload(peer: string, file: CarriedFile): Promise<Pick<Imported, 'attachments' | 'missing'>> {
    const { desk } = this.parts;
    if (desk === null) return { attachments: 0, missing: 0 };
    let attachments = 0;
    for await (const piece of piecesOf(file)) if (await desk.unload(peer, piece)) attachments += 1;
    const missing = await desk.parts.store.missing(peer, this.core.parts.tree.sideWith(peer), mostWants);
    return { attachments, missing: missing.length };
  }

  private isSealedBy(author: string, { signed }: FileContent): boolean {
    const { keys, clock } = this.core.parts;
    return keys.verify({ author, time: new Date(clock.now()).toISOString() }, signed);
  }

  /** On record before anything of it counts. @throws FileRefused where it is out of date or too early */
  private async admit({ manifest, seal }: FileContent, deed: Deed): Promise<void> {
    const { from, log } = manifest;
    await this.core.parts.store.transact(async (custody) => {
      const links = await custody.links();
      const link = links.find(({ peer }) => peer === from);
      if (link === undefined) throw new FileRefused('no_link', { from });
      if (link.standing !== 'open') throw new FileRefused('closed');
      if (isRecovering(links)) throw new FileRefused('recovering');
      const { inEpoch, inCursor } = { ...link, ...judgeRenewal(link, log.epoch) };
      const isOver = log.epoch < inEpoch || !this.core.fileFence.admits(from, log.epoch);
      if (isOver) throw new FileRefused('superseded', { epoch: log.epoch });
      if (log.after > inCursor) throw new FileRefused('gap', { have: inCursor, begins: log.after });
      await custody.addAct({ ...deed, act: 'file.import', target: from });
      const facts = { peer: from, epoch: log.epoch, after: log.after, events: seal.events, sha256: seal.sha256 };
      custody.record({ kind: 'file.imported', facts });
    });
  }

  /** A receipt counts forwards alone: an old file must not take back what the neighbour has told since. */
  private async noteReceipt({ from, place }: FileManifest): Promise<void> {
    const { link, verdict } = await this.parts.recovery.judge(from, place);
    if (verdict === 'renewed') return;
    if (verdict !== 'serve') throw new FileRefused('restored', { verdict });
    if (place.after > link.peerCursor) {
      await this.core.parts.store.savePeerCursor(from, place.epoch, place.after);
      this.parts.onReceipt();
    }
  }

  /** The line may come back meanwhile and bring some of it first. @throws FileRefused */
  private async takePage(peer: string, page: Batch): Promise<RefusedEvent[]> {
    const { store } = this.core.parts;
    for (let at = await store.link(peer); ;) {
      if (at.inEpoch !== page.epoch) throw new FileRefused('superseded', { epoch: page.epoch });
      const rest = restOf(page, at.inCursor);
      if (rest === null) return [];
      const isCurrent = () => this.core.fileFence.admits(peer, page.epoch);
      const taken = await this.parts.intake.takeBatch({ peer, arrival: 'file', isCurrent }, rest);
      if (taken !== null) return taken.refused;
      const now = await store.link(peer);
      if (now.inEpoch === at.inEpoch && now.inCursor === at.inCursor) throw new FileRefused(this.whyNot(peer, page));
      at = now;
    }
  }

  private whyNot(peer: string, { epoch }: Batch): FileRefusal {
    return this.core.fileFence.admits(peer, epoch) ? 'fork' : 'superseded';
  }
}
