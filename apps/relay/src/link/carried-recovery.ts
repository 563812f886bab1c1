import type { LinkRecord } from '../protocol/link-record.js';
import type { WireEvent } from '../protocol/messages.js';
import type { ReplayPart, ReplayRequest } from '../protocol/qsl-file.js';
import { boundOf, endedEpoch, isOwed } from '../protocol/recovery.js';
import type { EventIntake, RefusedEvent, Taken } from './event-intake.js';
import { type CarriedFile, type FileContent, pagesOf } from './file-reader.js';
import { FileRefused } from './file-refused.js';
import type { Deed } from './item-control.js';
import type { LinkRecovery } from './link-recovery.js';
import type { Custody } from './link-store.js';
import type { RelayCore } from './relay-core.js';

export interface CarriedAnswer {
  file: CarriedFile;
  content: FileContent;
  replay: ReplayPart;
}

/**
 * A replay that is asked for and answered in files: days lie between, in which the office may be started anew, or restored once more. The
 * answer to an earlier request would hide what this office has told since; so each file asks under a new id, which counts only as long
 * as `boundOf` says that no log of ours has left the house under a later epoch.
 */
export class CarriedRecovery {
  constructor(
    private readonly core: RelayCore,
    private readonly parts: { recovery: LinkRecovery; intake: EventIntake },
  ) {}

  /** What the answer will have to quote; earlier requests count no more. @throws FileRefused where nothing is to be asked for */
  ask(peer: string, deed: Deed): Promise<{ link: LinkRecord; request: ReplayRequest }> {
    const { store, clock } = this.core.parts;
    return store.transact(async (custody) => {
      const { link, links } = await openLink(custody, peer);
      if (!isOwed(link)) throw new FileRefused('nothing_owed');
      const id = clock.uniqueId();
      const asking = { ...link, carried: { request: id, bound: this.boundOf(link, links), answer: null, parts: 0 } };
      await custody.saveLink(asking);
      await custody.addAct({ ...deed, act: 'file.export', target: peer });
      return { link: asking, request: { id, session: this.core.currentSession, endedEpoch: endedEpoch(link, links) } };
    });
  }

  /** A neighbour's request has come. */
  async note({ manifest, seal }: FileContent, deed: Deed): Promise<void> {
    const { from } = manifest;
    await this.core.parts.store.transact(async (custody) => {
      await openLink(custody, from);
      await custody.addAct({ ...deed, act: 'file.import', target: from });
      custody.record({ kind: 'file.imported', facts: { peer: from, events: 0, sha256: seal.sha256 } });
    });
  }

  /** Takes the next file of an answer; with the last one the neighbour has given its replay. @returns how many events it brought, and those that were not taken @throws FileRefused */
  async take(
    { file, content, replay }: CarriedAnswer,
    deed: Deed,
  ): Promise<{ taken: number; refused: RefusedEvent[] }> {
    const { from } = content.manifest;
    const isNext = await this.admit(content, replay, deed);
    await this.core.fileFence.raise(from, replay.endedEpoch);
    const refused: RefusedEvent[] = [];
    if (isNext) {
      for await (const { events } of pagesOf(file, content))
        refused.push(...(await this.takePage(from, replay, events)).refused);
      await this.takePage(from, replay, []);
      await this.notePart(from, replay);
    }
    if (!content.seal.more) await this.parts.recovery.finish(from, (link, links) => this.isWhole(link, links, replay));
    return { taken: isNext ? content.seal.events : 0, refused };
  }

  /** On record before anything of it counts. Returns whether it was not taken before. */
  private admit({ manifest, seal }: FileContent, { request, answer, part }: ReplayPart, deed: Deed): Promise<boolean> {
    const { from } = manifest;
    return this.core.parts.store.transact(async (custody) => {
      const { link, links } = await openLink(custody, from);
      if (!this.isCurrent(link, links, request)) throw new FileRefused('unasked');
      const parts = partsOf(link, answer);
      if (part > parts + 1) throw new FileRefused('gap', { have: parts, begins: part - 1 });
      const bound = this.boundOf(link, links);
      if (part > parts) await custody.saveLink({ ...link, carried: { request, bound, answer, parts } });
      await custody.addAct({ ...deed, act: 'file.import', target: from });
      custody.record({ kind: 'file.imported', facts: { peer: from, part, events: seal.events, sha256: seal.sha256 } });
      return part > parts;
    });
  }

  /** @throws FileRefused where a recovery has begun or ended meanwhile */
  private async takePage(peer: string, { request, inEpoch }: ReplayPart, events: readonly WireEvent[]): Promise<Taken> {
    const isCurrent = (link: LinkRecord, links: readonly LinkRecord[]) => this.isCurrent(link, links, request);
    const taken = await this.parts.intake.takeReplay({ peer, arrival: 'replay', isCurrent }, events, inEpoch);
    if (taken === null) throw new FileRefused('unasked');
    return taken;
  }

  private async notePart(peer: string, { request, answer, part }: ReplayPart): Promise<void> {
    await this.core.parts.store.transact(async (custody) => {
      const { link, links } = await openLink(custody, peer);
      if (!this.isCurrent(link, links, request) || partsOf(link, answer) !== part - 1) throw new FileRefused('unasked');
      await custody.saveLink({ ...link, carried: { request, bound: this.boundOf(link, links), answer, parts: part } });
    });
  }

  private isWhole(link: LinkRecord, links: readonly LinkRecord[], { request, answer, part }: ReplayPart): boolean {
    return isOwed(link) && this.isCurrent(link, links, request) && partsOf(link, answer) >= part;
  }

  private isCurrent(link: LinkRecord, links: readonly LinkRecord[], request: string): boolean {
    return this.core.parts.rules.isAnswerCurrent(link, request, this.boundOf(link, links));
  }

  private boundOf(link: LinkRecord, links: readonly LinkRecord[]): number {
    return boundOf(link, links, this.core.parts.marker.told()[link.peer]?.epoch ?? 0);
  }
}

const partsOf = ({ carried }: LinkRecord, answer: string): number => (carried?.answer === answer ? carried.parts : 0);

/** @throws FileRefused */
async function openLink(custody: Custody, peer: string): Promise<{ link: LinkRecord; links: LinkRecord[] }> {
  const links = await custody.links();
  const link = links.find((candidate) => candidate.peer === peer);
  if (link === undefined) throw new FileRefused('no_link', { from: peer });
  if (link.standing !== 'open') throw new FileRefused('closed');
  return { link, links };
}
