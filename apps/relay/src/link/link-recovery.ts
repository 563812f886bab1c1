import { genesis } from '../protocol/chain.js';
import type { LinkRecord } from '../protocol/link-record.js';
import type { Place, Replay, Replayed } from '../protocol/messages.js';
import { isRestored, type Marks, withSeenEpochs } from '../protocol/marker.js';
import { endedEpoch, isRecovering, leaveOut } from '../protocol/recovery.js';
import { neighboursOf } from '../protocol/routing.js';
import { fitBatch, maxBatchBytes, maxBatchEvents, type PullVerdict } from '../protocol/sender.js';
import type { Custody, CustodyView, OperatorAct, StoredEvent } from './link-store.js';
import { Placement } from './place-event.js';
import { allMatters, matterPages } from './all-matters.js';
import { logGrew, type RelayCore } from './relay-core.js';
import { ReplayTurns } from './replay-turns.js';

/** Event ids after which a replay question ends, so that it fits a message. */
const idsPerQuestion = 5_000;
/** A peer that said in vain that we were restored is not heard on that again before; each time its log is written anew. */
const doubtAgainMs = 10 * 60_000;

/** After a restore: find out what the neighbours hold that we lost, then start every log anew above all epochs ever seen (R5). */
export class LinkRecovery {
  private readonly deafUntil = new Map<string, number>();

  private readonly turns: ReplayTurns;

  constructor(private readonly core: RelayCore) {
    this.turns = new ReplayTurns(core.parts.clock, (peer) => core.isShared(peer));
  }

  /**
   * At boot: a restore that the marker tells of begins recovery (R6), and one that had begun begins again, since a restored database
   * may itself date from the middle of an earlier recovery whose answers it no longer has.
   */
  async resume(): Promise<void> {
    const { marker } = this.core.parts;
    const marking = await marker.read();
    this.core.fileFence.load(marking.marks);
    if (!marking.knowsDatabase) await this.forgetRequests();
    await this.enter('boot', (links) => isRecovering(links) || isRestored(links, marking), marking.marks);
    await marker.adopt();
  }

  /** By an operator's order; neighbours in `without` are not waited for, and are asked when they are back. */
  async order(without: readonly string[], act: OperatorAct): Promise<void> {
    const { tree, store, rules, watcher } = this.core.parts;
    const { hasBegun, renewed } = await store.transact(async (custody) => {
      await custody.addAct(act);
      const placement = await Placement.begin(this.core.parts, custody);
      const isNew = !isRecovering(placement.currentLinks);
      const links = placement.currentLinks;
      const begun = isNew ? rules.beginRecovery(links, tree.neighbours) : links;
      for (const link of leaveOut(begun, without)) await placement.saveLink(link);
      return { hasBegun: isNew, renewed: await this.completeIfNobodyIsAsked(custody, placement) };
    });
    if (hasBegun) this.core.renewSession();
    if (hasBegun) watcher.alarm('relay.recovery_ordered', { without });
    for (const { peer } of renewed) this.core.wakeups.wake(logGrew(peer));
  }

  /** Returns the links whose logs start anew; none while a neighbour's replay is missing. */
  async completeIfNobodyIsAsked(custody: Custody, placement: Placement): Promise<LinkRecord[]> {
    if (placement.currentLinks.some(({ recovery }) => recovery === 'asking')) return [];
    const peers = placement.currentLinks.map(({ peer }) => peer);
    return this.startNewEpochs(custody, placement, peers);
  }

  /** Offices that the directory has ended since give nothing back any more, and are not waited for. */
  async letGo(): Promise<void> {
    const { tree, store } = this.core.parts;
    const renewed = await store.transact(async (custody) => {
      const placement = await Placement.begin(this.core.parts, custody);
      const gone = placement.currentLinks.filter(({ peer }) => !tree.neighbours.includes(peer));
      for (const link of gone) if (link.recovery !== 'none') await placement.saveLink({ ...link, recovery: 'none' });
      const wasAsked = gone.some(({ recovery }) => recovery === 'asking');
      return wasAsked ? this.completeIfNobodyIsAsked(custody, placement) : [];
    });
    for (const { peer } of renewed) this.core.wakeups.wake(logGrew(peer));
  }

  /** Compares the place that a neighbour holds in our log with what we know; where we know less, its replay is asked for. */
  async judge(peer: string, place: Place): Promise<{ link: LinkRecord; verdict: PullVerdict }> {
    const { store, rules } = this.core.parts;
    const link = await store.link(peer);
    const chain = place.after === 0 ? genesis : await store.chainAt(peer, place.epoch, place.after);
    const verdict = rules.judgePlace(link, place, chain);
    if (verdict === 'behind' || verdict === 'fork') await this.doubt(link, verdict);
    return { link, verdict };
  }

  /** The next question of a replay: what we hold of the matters that follow `after`. */
  async question(peer: string, after: string | null): Promise<Replay> {
    return this.core.parts.store.transact(async (custody) => {
      const links = await custody.links();
      const link = links.find((candidate) => candidate.peer === peer);
      const ended = link === undefined ? {} : { endedEpoch: endedEpoch(link, links) };
      const held: string[] = [];
      for await (const { rootCaseId } of allMatters(custody, { after, upTo: null })) {
        held.push(...(await custody.history(rootCaseId)).map(({ id }) => id));
        if (held.length >= idsPerQuestion) return { verb: 'replay', after, upTo: rootCaseId, held, ...ended };
      }
      return { verb: 'replay', after, upTo: null, held, ...ended };
    });
  }

  /**
   * Answers a neighbour's replay; `null` while we lack the replay of others (R7), or this neighbour has another one under way. Its earlier
   * files count no more from now on.
   */
  answer(peer: string, replay: Replay): Promise<Replayed | null> {
    return this.turns.take(peer, () => this.replay(peer, replay));
  }

  /** Reads a snapshot beside what is being written: others need not wait for it. */
  private async replay(peer: string, replay: Replay): Promise<Replayed | null> {
    const { store, rules, marker } = this.core.parts;
    await this.core.fileFence.raise(peer, replay.endedEpoch);
    const found = await store.look(async (custody) => {
      const links = await custody.links();
      const link = links.find((candidate) => candidate.peer === peer);
      if (link === undefined || rules.isBusyFor(peer, links)) return null;
      return { link, ended: endedEpoch(link, links), missing: await this.missing(custody, peer, replay) };
    });
    if (found === null) return null;
    const { link, ended, missing } = found;
    const events = fitBatch(missing, maxBatchEvents).map(({ id, body, jws }) => ({ id, body, jws }));
    await marker.cover(peer, { epoch: link.outEpoch, head: link.outHead });
    const more = events.length < missing.length;
    return { kind: 'replay', events, more, inEpoch: link.inEpoch, endedEpoch: ended };
  }

  /** The peer has given back all it holds, unless that counts no more. After the last peer's replay every log starts a new epoch. */
  async finish(
    peer: string,
    isDue: (link: LinkRecord, links: readonly LinkRecord[]) => boolean = () => true,
  ): Promise<void> {
    const { store, clock } = this.core.parts;
    const renewed = await store.transact(async (custody) => {
      const placement = await Placement.begin(this.core.parts, custody);
      const link = placement.currentLinks.find((candidate) => candidate.peer === peer);
      if (link === undefined || !isDue(link, placement.currentLinks)) return [];
      if (link.recovery === 'doubted') this.deafUntil.set(peer, clock.now() + doubtAgainMs);
      await placement.saveLink({ ...link, recovery: link.recovery === 'asking' ? 'asked' : 'none' });
      if (link.recovery === 'doubted') return this.startNewEpochs(custody, placement, [peer]);
      return link.recovery === 'asking' ? this.completeIfNobodyIsAsked(custody, placement) : [];
    });
    for (const link of renewed) this.core.wakeups.wake(logGrew(link.peer));
  }

  /**
   * A neighbour says that we told it more than we know. Where the marker says so too, we were restored; else its replay is asked for and
   * work goes on, since it may lie: only what it can have from our log alone makes us believe it (`provesRestore`).
   */
  private async doubt({ peer, outEpoch, recovery }: LinkRecord, verdict: 'behind' | 'fork'): Promise<void> {
    const { store, clock, marker, watcher } = this.core.parts;
    if (recovery === 'doubted' || clock.now() < (this.deafUntil.get(peer) ?? 0)) return;
    const marking = { marks: marker.told(), knowsDatabase: true };
    // The claim may be older than a new epoch that has begun meanwhile.
    const isStillSo = (links: readonly LinkRecord[]) =>
      !isRecovering(links) && links.some((link) => link.peer === peer && link.outEpoch === outEpoch);
    await this.enter(`${peer}: ${verdict}`, (links) => isStillSo(links) && isRestored(links, marking), marking.marks);
    const hasBegun = await store.transact(async (custody) => {
      const links = await custody.links();
      const link = links.find((candidate) => candidate.peer === peer);
      if (link?.recovery !== 'none' || !isStillSo(links)) return false;
      await custody.saveLink({ ...link, recovery: 'doubted' });
      custody.record({ kind: 'link.doubted', facts: { peer, verdict } });
      return true;
    });
    if (!hasBegun) return;
    watcher.alarm('link.doubted', { peer, verdict });
    this.core.noteGreeting(peer);
  }

  /** Without the marker nobody can say whether a request is from before a later recovery. */
  private async forgetRequests(): Promise<void> {
    await this.core.parts.store.transact(async (custody) => {
      for (const link of await custody.links()) await custody.saveLink({ ...link, carried: null });
    });
  }

  private async enter(
    reason: string,
    isDue: (links: readonly LinkRecord[]) => boolean,
    marks: Marks = {},
  ): Promise<void> {
    const { tree, store, rules, watcher } = this.core.parts;
    const hasBegun = await store.transact(async (custody) => {
      const links = await custody.links();
      if (!isDue(links)) return false;
      const begun = rules.beginRecovery(links, tree.neighbours);
      for (const link of withSeenEpochs(begun, marks)) await custody.saveLink(link);
      custody.record({ kind: 'relay.restored', facts: { reason } });
      return true;
    });
    if (!hasBegun) return;
    this.core.renewSession();
    watcher.alarm('relay.restored', { reason });
  }

  /** The links whose logs start anew. */
  private async startNewEpochs(
    custody: Custody,
    placement: Placement,
    peers: readonly string[],
  ): Promise<LinkRecord[]> {
    const { tree, rules } = this.core.parts;
    const renewed = () => placement.currentLinks.filter(({ peer }) => peers.includes(peer));
    for (const link of renewed()) {
      const outEpoch = rules.epochAfter(link);
      const fresh = { outEpoch, seenEpoch: outEpoch, outHead: 0, outChain: genesis, peerCursor: 0, noticeCursor: 0 };
      const rest =
        link.recovery === 'late' ? ({ recovery: 'late' } as const) : ({ recovery: 'none', carried: null } as const);
      await placement.saveLink({ ...link, ...fresh, ...rest });
    }
    const epochs = renewed().map(({ peer, outEpoch }) => ({ peer, epoch: outEpoch }));
    custody.record({ kind: 'link.epochs', facts: { epochs } });
    for await (const matter of allMatters(custody)) {
      const concerned = neighboursOf(tree, matter.instances).filter((peer) => peers.includes(peer));
      for (const peer of concerned) await placement.appendHistory(peer, matter);
    }
    return renewed();
  }

  /** In each matter in the order in which they came; one more than an answer holds shows that there are more. */
  private async missing(custody: CustodyView, peer: string, range: Replay): Promise<StoredEvent[]> {
    const { rules, tree } = this.core.parts;
    const held = new Set(range.held);
    const missing: string[] = [];
    for await (const page of matterPages(custody, range)) {
      const shared = page.filter(({ instances }) => neighboursOf(tree, instances).includes(peer));
      const ids = await custody.eventIds(shared.map(({ rootCaseId }) => rootCaseId));
      missing.push(...ids.filter(({ id }) => rules.isMissing(held, id)).map(({ id }) => id));
      if (missing.length > maxBatchEvents) break;
    }
    return custody.events(missing, { most: maxBatchEvents + 1, bytes: maxBatchBytes });
  }
}
