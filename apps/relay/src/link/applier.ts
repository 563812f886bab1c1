import { mostOffered } from '@qsl/contracts';
import { ApplyRound as Round } from './apply-round.js';
import { FairQueue, type Turn } from './fair-queue.js';
import type { ApplyStore, Notice, StoredEvent } from './link-store.js';
import { NoticeTeller } from './notice-teller.js';
import type { RelayCore } from './relay-core.js';
import { ServiceAway } from './service-away.js';

/** `void`: its author was not entitled to it, and it has no effect; `away`: its service could not be asked, which says nothing about it. */
export type Applied =
  | { result: 'applied' | 'waiting' | 'away' }
  | { result: 'void'; reason: string }
  /** `UnsupportedType`, or what is wrong with the event. */
  | { result: 'failed'; error: unknown };

/** The services of this office that events belong to. */
export interface Services {
  /**
   * Offers events, of one author and matter in their order; one that is not done with holds up the later ones of its author and matter.
   * @returns what becomes of each
   */
  apply(events: readonly StoredEvent[]): Promise<Applied[]>;
  /** Of one matter and peer in their order. @returns `null` for each that was taken in, or why it was not */
  delivered(notices: readonly Notice[]): Promise<unknown[]>;
}

/** No service of this office knows such events; one of a later version may. */
export class UnsupportedType extends Error {}

/** Failed tries after which an event, and with it the later ones of its author and matter, is parked (R13). */
const triesBeforeParking = 5;
const firstRetryMs = 1_000;
const sweepMs = 2_000;
/** Services may be upgraded while the relay runs on. */
const unsupportedAgainMs = 10 * 60_000;
/** Matters whose events are looked for together, and how often that goes on side by side: one service may be slow. */
const mattersTogether = 32;
const parallelLooks = 5;
/** What one neighbour brought takes all but one of these looks, and while others bring some too a small one at a time. */
const looksAlone = parallelLooks - 1;
const mattersBesideOthers = 8;
/** Where so many events of a matter were ready, there may be more behind them; the store tells of at least so many. */
const manyReady = 16;
/** Characters of the events of one offer, unless it is of a single one: the bus carries a megabyte. */
const mostOfferedText = 256 * 1024;
/** Of what this office's people and its own sweep ask for. */
const ownLane = '';

/** Offers committed events to the services, per matter and author in order, and tells authors of deliveries; both at least once. */
export class Applier {
  private readonly queue = new FairQueue();
  private readonly teller: NoticeTeller;
  /** Under way, by lane. */
  private readonly looks = new Map<string, number>();
  private readonly active = new Set<string>();
  private readonly retryAt = new Map<string, number>();
  private isTelling = false;
  private isStopped = false;
  private stopTimer = () => {};
  private unsupportedAgainAt = 0;

  constructor(
    private readonly core: RelayCore,
    private readonly store: ApplyStore,
    private readonly services: Services,
  ) {
    this.teller = new NoticeTeller(core, { store, services });
  }

  /** Sweeps now and then, for what no wake-up told of: waiting events, retries, what an earlier process left. */
  start(): void {
    void this.sweep();
  }

  stop(): void {
    this.isStopped = true;
    this.stopTimer();
  }

  /** `from`: the neighbour that brought what is new in them. */
  offer(rootCaseIds: readonly string[], from = ownLane): void {
    this.queue.add(from, rootCaseIds);
    this.pump();
  }

  tell(): void {
    if (this.isTelling || this.isStopped) return;
    this.isTelling = true;
    void this.guarded(() => this.teller.tellAll(() => this.isStopped)).finally(() => (this.isTelling = false));
  }

  private async sweep(): Promise<void> {
    await this.guarded(async () => {
      await this.offerUnsupportedAgain();
      this.offer(await this.store.mattersToApply());
    });
    this.tell();
    if (!this.isStopped) this.stopTimer = this.core.parts.clock.after(sweepMs, () => void this.sweep());
  }

  private async offerUnsupportedAgain(): Promise<void> {
    const now = this.core.parts.clock.now();
    if (now < this.unsupportedAgainAt) return;
    await this.store.offerUnsupportedAgain();
    this.unsupportedAgainAt = now + unsupportedAgainMs;
  }

  /** Resolves once everything that this neighbour brought was offered, or the time is over. */
  async offered(peer: string, limitMs: number): Promise<void> {
    const done = this.core.wakeups.wait(allOffered(peer), limitMs);
    if (!this.isBusyWith(peer)) done.cancel();
    await done.over;
  }

  private isBusyWith(lane: string): boolean {
    return this.looks.has(lane) || this.queue.has(lane);
  }

  private pump(): void {
    while (!this.isStopped) {
      const turn = this.queue.take(
        (lane) => this.mostOf(lane),
        (id) => !this.active.has(id),
      );
      if (turn === null) return;
      this.look(turn);
    }
  }

  /** Matters that a lane may have looked at now. */
  private mostOf(lane: string): number {
    const all = [...this.looks.values()].reduce((sum, each) => sum + each, 0);
    if (all >= parallelLooks) return 0;
    const isShared = this.core.isShared(lane);
    if ((this.looks.get(lane) ?? 0) >= (isShared ? 1 : looksAlone)) return 0;
    return isShared ? mattersBesideOthers : mattersTogether;
  }

  private look({ lane, ids }: Turn): void {
    this.looks.set(lane, (this.looks.get(lane) ?? 0) + 1);
    for (const id of ids) this.active.add(id);
    void this.guarded(() => this.applyMatters(ids)).finally(() => {
      for (const id of ids) this.active.delete(id);
      const left = (this.looks.get(lane) ?? 0) - 1;
      if (left > 0) this.looks.set(lane, left);
      else this.looks.delete(lane);
      this.pump();
      if (!this.isBusyWith(lane)) this.core.wakeups.wake(allOffered(lane));
    });
  }

  private async applyMatters(rootCaseIds: readonly string[]): Promise<void> {
    let open = rootCaseIds;
    while (!this.isStopped && open.length > 0) open = await this.applyReady(await this.store.nextToApply(open));
  }

  /** @returns matters of which more may be ready now: what was applied may be what others waited for, or have more behind it */
  private async applyReady(events: readonly StoredEvent[]): Promise<string[]> {
    const round = new Round(events);
    try {
      for (let offer = this.nextOffer(round); offer.length > 0; offer = this.nextOffer(round)) {
        const outcomes = await this.services.apply(offer);
        for (const [place, event] of offer.entries()) await this.note(round, event, outcomes[place]);
      }
    } finally {
      if (round.applied.length > 0) await this.store.markApplied(round.applied);
    }
    return round.unfinished(manyReady);
  }

  private nextOffer(round: Round): StoredEvent[] {
    if (this.isStopped) return [];
    const { clock } = this.core.parts;
    const isDue = ({ id }: StoredEvent) => (this.retryAt.get(id) ?? 0) <= clock.now();
    return round.next({ events: mostOffered.events, text: mostOfferedText }, isDue);
  }

  private async note(round: Round, event: StoredEvent, applied: Applied = { result: 'away' }): Promise<void> {
    if (applied.result === 'applied' || applied.result === 'void') {
      this.retryAt.delete(event.id);
      if (applied.result === 'void') await this.noteVoid(event, applied.reason);
      round.finish(event, applied.result === 'applied');
      return;
    }
    if (applied.result === 'failed') await this.noteFailure(event, applied.error);
    round.hold(event);
  }

  private async noteVoid(event: StoredEvent, reason: string): Promise<void> {
    const { id: eventId, rootCaseId, author } = event;
    await this.store.markVoid(event, reason);
    this.core.parts.watcher.alarm('event.void', { eventId, rootCaseId, author, reason });
  }

  private async noteFailure(event: StoredEvent, error: unknown): Promise<void> {
    const { clock, watcher } = this.core.parts;
    const { id: eventId, rootCaseId } = event;
    const tries = event.tries + 1;
    const state = failedState(error, tries);
    if (state === 'pending') this.retryAt.set(eventId, clock.now() + firstRetryMs * 4 ** event.tries);
    else this.retryAt.delete(eventId);
    await this.store.markFailed(event, error instanceof Error ? error.message : 'unknown', state);
    watcher.alarm(failureAlarms[state], { eventId, rootCaseId, tries, error });
  }

  private async guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!this.isStopped && !(error instanceof ServiceAway))
        this.core.parts.watcher.alarm('applier.failed', { error });
    }
  }
}

const allOffered = (lane: string) => `offered:${lane}`;

function failedState(error: unknown, tries: number): 'pending' | 'parked' | 'unsupported_type' {
  if (error instanceof UnsupportedType) return 'unsupported_type';
  return tries >= triesBeforeParking ? 'parked' : 'pending';
}

const failureAlarms = {
  pending: 'event.apply_failed',
  parked: 'event.parked',
  unsupported_type: 'event.unsupported_type',
} as const;
