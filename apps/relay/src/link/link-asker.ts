import { backoffMs } from '../protocol/backoff.js';
import type { LinkRecord } from '../protocol/link-record.js';
import type { Batch, RefusalReason, Replay } from '../protocol/messages.js';
import { TokenBucket } from '../protocol/token-bucket.js';
import { type LinkPhase, type LinkSign, nextPhase } from '../protocol/phase.js';
import { isOwed } from '../protocol/recovery.js';
import type { DirectoryExchange } from './directory-exchange.js';
import type { Delivery, EventIntake } from './event-intake.js';
import { answerMs, helloOf, type LinkQuestions } from './link-questions.js';
import type { LinkRecovery } from './link-recovery.js';
import { placeIn } from './link-responder.js';
import { cardsDue, peerLives, type RelayCore } from './relay-core.js';
import { Pace, restAfter } from './pace.js';
import { LinkFailure } from './transport.js';

/** Time that a pull waits at the peer for events. */
const longPollMs = 20_000;
/** While the peer is busy or recovers, it is asked again this often. */
const pauseMs = 1_000;
/** A peer that refuses, or a link that an operator has closed, is looked at this often; a sign of life or the operator ends the wait. */
const closedMs = 10_000;
/** Turns at one neighbour; it reads a hundred questions a second. */
const turns = { atOnce: 200, perSecond: 90 };
/** Turns that bring nothing though the neighbour answers early: each of them costs us as much as it costs the neighbour. */
const fruitlessTurns = { atOnce: 20, perSecond: 5 };
/** A service may be away: what it was brought is not waited for longer. */
const longestOfferMs = 2_000;
/** Before asking again a peer that showed life while it was being asked in vain. */
const shortMs = 100;

export interface AskerParts {
  core: RelayCore;
  questions: LinkQuestions;
  directory: DirectoryExchange;
  intake: EventIntake;
  recovery: LinkRecovery;
  /** Resolves once everything that the neighbour brought was offered to the services, or the time is over. */
  offered: (peer: string, limitMs: number) => Promise<void>;
  /** The peer is there again, or has let go of a pull early: it may have what it lacked before. */
  onNews: () => void;
}

/** Asks one neighbour, for as long as the process lives: greets it, gets back what we lost, pulls its log. */
export class LinkAsker {
  private current: LinkPhase = 'down';
  private isStopped = false;
  private isGreeted = false;
  private refusedFor: RefusalReason | null = null;
  private readonly allTurns: TokenBucket;
  private readonly fruitless: TokenBucket;
  private readonly pace: Pace;

  constructor(
    private readonly parts: AskerParts,
    private readonly peer: string,
  ) {
    const now = () => parts.core.parts.clock.now();
    this.allTurns = new TokenBucket(turns, now);
    this.fruitless = new TokenBucket(fruitlessTurns, now);
    this.pace = new Pace(now);
  }

  get phase(): LinkPhase {
    return this.current;
  }

  /** Why the peer refuses to talk; `null` where it does not. */
  get refusal(): RefusalReason | null {
    return this.current === 'refused' ? this.refusedFor : null;
  }

  async run(): Promise<void> {
    const { core } = this.parts;
    const { clock, watcher } = core.parts;
    for (let failures = 0; !this.isStopped;) {
      const lives = core.livesOf(this.peer);
      try {
        await this.spend(this.allTurns);
        await this.turn();
        failures = 0;
      } catch (error) {
        if (this.isStopped) return;
        if (error instanceof LinkFailure && error.kind === 'interrupted') {
          await this.spend(this.fruitless);
          continue;
        }
        if (!(error instanceof LinkFailure)) watcher.alarm('link.turn_failed', { peer: this.peer, error });
        this.isGreeted = false;
        this.move(error instanceof LinkFailure && error.kind === 'unreachable' ? 'disconnected' : 'silent');
        const showedLife = core.livesOf(this.peer) !== lives;
        failures = showedLife ? 0 : failures + 1;
        if (await this.pause(showedLife ? shortMs : backoffMs(failures, clock.random()))) failures = 0;
      }
    }
  }

  stop(): void {
    this.isStopped = true;
    this.parts.core.wakeups.wake(peerLives(this.peer));
    this.parts.core.wakeups.wake(restOf(this.peer));
  }

  private move(sign: LinkSign): void {
    this.current = nextPhase(this.current, sign);
  }

  /** Any sign of life of the peer cuts it short (R12), and is what it returns. */
  private async pause(limitMs: number): Promise<boolean> {
    return !this.isStopped && (await this.parts.core.wakeups.wait(peerLives(this.peer), limitMs).over);
  }

  /** Waits until there is something left of an allowance, whatever life the peer shows meanwhile. */
  private async spend(allowance: TokenBucket): Promise<void> {
    const restMs = allowance.msUntil(1);
    if (restMs > 0) await this.restFor(restMs);
    allowance.owe(1);
  }

  private async restFor(ms: number): Promise<void> {
    if (!this.isStopped) await this.parts.core.wakeups.wait(restOf(this.peer), ms).over;
  }

  private async turn(): Promise<void> {
    const standing = this.parts.core.gates.standingOf(this.peer);
    if (standing !== 'open') return this.rest(standing);
    this.move('resumed');
    if (this.parts.core.isForeign(this.peer)) this.isGreeted = false;
    if (!this.isGreeted && !(await this.greet())) {
      await this.pause(closedMs);
      return;
    }
    const owes = isOwed(await this.parts.core.parts.store.link(this.peer));
    if (owes) this.move('restoreFound');
    const isBusy = owes && !(await this.recover());
    if (!isBusy) this.move('recovered');
    await this.pull(isBusy ? pauseMs : longPollMs);
  }

  private async rest(standing: 'suspended' | 'retired'): Promise<void> {
    this.isGreeted = false;
    this.move(standing);
    await this.pause(closedMs);
  }

  private refuse(reason: RefusalReason): void {
    this.isGreeted = false;
    this.refusedFor = reason;
    this.move('refused');
  }

  /** False where the peer refuses to talk. */
  private async greet(): Promise<boolean> {
    this.move('dialed');
    const { core, recovery } = this.parts;
    const fence = core.fence(this.peer);
    const before = fence.current;
    const place = placeIn(await core.parts.store.link(this.peer));
    const { session, reply } = await this.parts.questions.ask(helloOf(core, place), answerMs);
    this.move('connected');
    if (reply.kind !== 'hello' || core.noteVersions(this.peer, [reply.version]) === null) {
      this.refuse(reply.kind === 'hello' ? 'version' : reply.kind === 'refused' ? reply.reason : 'malformed');
      return false;
    }
    if (!fence.confirm(session, before)) throw new LinkFailure('silent', 'a greeting from a session that is over');
    core.noteIntroduction(this.peer, reply.about);
    await recovery.judge(this.peer, reply.place);
    if (!(await this.parts.directory.reach(reply.directory ?? 0)))
      throw new LinkFailure('silent', 'cards that were promised do not come');
    core.wakeups.wake(cardsDue(this.peer));
    this.parts.onNews();
    this.isGreeted = true;
    this.move('greeted');
    return true;
  }

  /** Takes over everything that the peer holds and we lost. False while the peer is busy with its own recovery, and where ours begins anew. */
  private async recover(): Promise<boolean> {
    const { core, intake, recovery } = this.parts;
    const life = core.currentSession;
    let before: Replay | null = null;
    for (let after: string | null = null; ;) {
      const question = await recovery.question(this.peer, after);
      // Whoever has more and brings nothing of it would hold us here for ever.
      if (question.upTo === before?.upTo && question.held.length === before.held.length) return false;
      const { session, reply } = await this.parts.questions.ask(question, answerMs);
      if (reply.kind !== 'replay') return false;
      await core.fileFence.raise(this.peer, reply.endedEpoch);
      if (!(await intake.takeReplay(this.delivery(session, 'replay'), reply.events, reply.inEpoch))) return false;
      if (core.currentSession !== life) return false;
      before = reply.more ? question : null;
      if (reply.more) continue;
      after = question.upTo;
      if (after === null) break;
    }
    await recovery.finish(this.peer);
    return true;
  }

  private async pull(waitMs: number): Promise<void> {
    const { core, intake } = this.parts;
    const link = await core.parts.store.link(this.peer);
    const max = this.pace.mostEvents(core.isShared(this.peer));
    const askedAt = core.parts.clock.now();
    const { session, reply } = await this.parts.questions.ask(
      { verb: 'pull', place: placeIn(link), max, waitMs },
      waitMs + answerMs,
    );
    if (reply.kind === 'refused') return this.refuse(reply.reason);
    this.move('answered');
    const isEarly = core.parts.clock.now() - askedAt < waitMs;
    if (reply.kind === 'batch' && reply.events.length > 0)
      return this.takeOver(this.delivery(session, 'log'), reply, { link, max });
    if (isEarly) await this.spend(this.fruitless);
    if (reply.kind === 'batch') {
      if (isEarly) this.parts.onNews();
      if (!(await this.parts.directory.reach(reply.directory ?? 0))) await this.pause(pauseMs);
    } else if (reply.kind === 'renewed') await intake.takeRenewal(this.peer, reply.epoch);
    else await this.pause(pauseMs);
  }

  /** A batch of more events than were asked for is dropped unread, as is one that does not fit. */
  private async takeOver(
    delivery: Delivery,
    batch: Batch,
    { link, max }: { link: LinkRecord; max: number },
  ): Promise<void> {
    const { core, intake, directory } = this.parts;
    if (!(await directory.reach(batch.directory ?? 0))) {
      await this.spend(this.fruitless);
      return void (await this.pause(pauseMs));
    }
    const startedAt = core.parts.clock.now();
    const taken = batch.events.length > max ? null : await intake.takeBatch(delivery, batch, link);
    if (taken === null) return this.spend(this.fruitless);
    core.noteEvents(this.peer);
    const refusedMs = this.pace.refused(taken.refused.length, batch.events.length);
    if (refusedMs > 0) return this.restFor(refusedMs);
    if (this.pace.isMuch(batch.events.length) && core.isShared(this.peer)) await this.giveWay(startedAt);
  }

  /** While others bring events too, whoever brings much has a share of the time: until its events were offered, and longer. */
  private async giveWay(startedAt: number): Promise<void> {
    const { clock } = this.parts.core.parts;
    await this.parts.offered(this.peer, longestOfferMs);
    await this.restFor(restAfter(clock.now() - startedAt));
  }

  private delivery(session: string, arrival: 'log' | 'replay'): Delivery {
    const fence = this.parts.core.fence(this.peer);
    return { peer: this.peer, arrival, isCurrent: () => fence.admits(session) };
  }
}

const restOf = (peer: string) => `rest:${peer}`;
