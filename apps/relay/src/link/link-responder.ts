import {
  type Attest,
  type CardsAfter,
  type Hello,
  type LinkAnswer,
  type LinkRequest,
  type Place,
  type Pull,
  type Question,
  type Reply,
  type Watch,
} from '../protocol/messages.js';
import type { LinkRecord } from '../protocol/link-record.js';
import { fitBatch, maxBatchEvents } from '../protocol/sender.js';
import type { AttestationDesk } from './attestation-desk.js';
import type { BlobDesk } from './blob-desk.js';
import type { Canary } from './canary.js';
import type { LoggedEvent } from './link-store.js';
import type { LinkRecovery } from './link-recovery.js';
import { answerWatch, type WatchParts } from './link-watch.js';
import { LinkFailure } from './transport.js';
import { InTurn } from '../in-turn.js';
import { cardsDue, logGrew, type RelayCore } from './relay-core.js';

/** Longest time that a pull may wait here for events. */
const longestWaitMs = 60_000;

interface ResponderParts {
  recovery: LinkRecovery;
  desk: BlobDesk | null;
  watch: WatchParts | null;
  canary: Canary;
  attestations: AttestationDesk | null;
}

/** Answers what neighbours ask. */
export class LinkResponder {
  private readonly turns = new Map<string, InTurn>();

  constructor(
    private readonly core: RelayCore,
    private readonly parts: ResponderParts,
    /** An own event may have been delivered. */
    private readonly onReceipt: () => void,
  ) {}

  async answer(peer: string, request: LinkRequest): Promise<LinkAnswer> {
    const { currentSession: session } = this.core;
    if (!this.core.parts.tree.neighbours.includes(peer)) {
      return { id: request.id, session, reply: { kind: 'refused', reason: 'unknown_peer' } };
    }
    const refusal = this.core.gates.refusal(peer);
    if (refusal !== null) return { id: request.id, session, reply: refusal };
    if (request.question.verb !== 'hello' && this.core.isForeign(peer)) {
      return { id: request.id, session, reply: { kind: 'refused', reason: 'version' } };
    }
    if (request.question.verb !== 'pull') this.core.seeSession(peer, request.session);
    if (this.core.fence(peer).isVoidedBy(request.question.verb)) this.core.noteGreeting(peer);
    this.core.noteContact(peer);
    this.core.noteLife(peer);
    return { id: request.id, session, reply: await this.reply(peer, request.question) };
  }

  private async reply(peer: string, question: Question): Promise<Reply> {
    switch (question.verb) {
      case 'hello':
        return this.inTurn(peer, () => this.greet(peer, question));
      case 'pull':
        return this.serve(peer, question);
      case 'replay':
        this.core.noteReplay(peer);
        return (await this.parts.recovery.answer(peer, question)) ?? { kind: 'busy' };
      case 'cards':
        return this.inTurn(peer, () => this.tellCards(peer, question));
      case 'blob':
        return this.inTurn(peer, async () => (await this.parts.desk?.answer(peer, question)) ?? { kind: 'absent' });
      case 'watch':
        return this.inTurn(peer, () => this.watch(peer, question));
      case 'reach':
        return this.reach(peer);
      case 'attest':
        return this.attest(peer, question);
    }
  }

  /**
   * One neighbour's questions are looked up one after the other, but for the time in which a pull waits, and for replays and questions to
   * the root, which have turns of their own: however many it asks at once, the others find connections to the database.
   */
  private inTurn<T>(peer: string, work: () => Promise<T>): Promise<T> {
    const turn = this.turns.get(peer) ?? new InTurn();
    this.turns.set(peer, turn);
    return turn.run(work);
  }

  private async watch(peer: string, question: Watch): Promise<Reply> {
    const { watch } = this.parts;
    return watch === null ? { kind: 'absent' } : answerWatch(this.core, watch, peer, question);
  }

  private async greet(peer: string, { versions, place, about }: Hello): Promise<Reply> {
    const version = this.core.noteVersions(peer, versions);
    if (version === null) return { kind: 'refused', reason: 'version' };
    this.core.noteIntroduction(peer, about);
    await this.parts.recovery.judge(peer, place);
    const { introduction } = this.core.parts;
    return { kind: 'hello', version, place: await this.placeIn(peer), about: introduction, directory: this.serial };
  }

  /** The root is above: a question from there would go in a circle. */
  private async reach(peer: string): Promise<Reply> {
    if (peer === this.core.parts.tree.parent) return { kind: 'absent' };
    try {
      return await this.parts.canary.pass();
    } catch (error) {
      if (error instanceof LinkFailure) return { kind: 'absent' };
      throw error;
    }
  }

  private async attest(peer: string, question: Attest): Promise<Reply> {
    return (await this.parts.attestations?.answer(peer, question)) ?? { kind: 'absent' };
  }

  private get serial(): number {
    return this.core.parts.directory.serial;
  }

  private async placeIn(peer: string): Promise<Place> {
    return placeIn(await this.core.parts.store.link(peer));
  }

  private async tellCards(peer: string, { after, requests }: CardsAfter): Promise<Reply> {
    const { directory, tree } = this.core.parts;
    const refused = await directory.receive(peer, requests);
    if (requests.length > 0 && tree.parent !== null) this.core.wakeups.wake(cardsDue(tree.parent));
    return { kind: 'cards', cards: await directory.cardsAfter(after), directory: this.serial, refused };
  }

  private async serve(peer: string, pull: Pull): Promise<Reply> {
    const { link, verdict } = await this.inTurn(peer, () => this.parts.recovery.judge(peer, pull.place));
    if (verdict === 'renewed') return this.tellOfEpoch(peer, link.outEpoch);
    if (verdict !== 'serve') return { kind: verdict };
    if (pull.place.after !== link.peerCursor) {
      await this.core.parts.store.savePeerCursor(peer, link.outEpoch, pull.place.after);
      this.onReceipt();
    }
    const events = await this.waitForEvents(peer, pull);
    const refusal = this.core.gates.refusal(peer);
    if (refusal !== null) return refusal;
    const head = pull.place.after + events.length;
    await this.core.parts.marker.cover(peer, { epoch: pull.place.epoch, head });
    return {
      kind: 'batch',
      epoch: pull.place.epoch,
      after: pull.place.after,
      events: events.map(({ id, body, jws }) => ({ id, body, jws })),
      chain: events.at(-1)?.chain ?? pull.place.chain,
      directory: this.serial,
    };
  }

  private async tellOfEpoch(peer: string, epoch: number): Promise<Reply> {
    await this.core.parts.marker.cover(peer, { epoch, head: 0 });
    return { kind: 'renewed', epoch };
  }

  private async waitForEvents(peer: string, pull: Pull): Promise<LoggedEvent[]> {
    const growth = this.core.wakeups.wait(logGrew(peer), Math.min(pull.waitMs, longestWaitMs));
    const ready = await this.inTurn(peer, () => this.read(peer, pull));
    if (ready.length > 0 || pull.waitMs === 0) {
      growth.cancel();
      return ready;
    }
    await growth.over;
    return this.inTurn(peer, () => this.read(peer, pull));
  }

  private async read(peer: string, { place, max }: Pull): Promise<LoggedEvent[]> {
    const range = { after: place.after, max: Math.min(max, maxBatchEvents) };
    return fitBatch(await this.core.parts.store.readLog(peer, place.epoch, range), max);
  }
}

/** Our place in the peer's log. */
export function placeIn(link: LinkRecord) {
  return { epoch: link.inEpoch, after: link.inCursor, chain: link.inChain };
}
