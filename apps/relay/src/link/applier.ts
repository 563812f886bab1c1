import type { RelayCore } from './relay-core.js';
import type { ApplyStore, Notice, StoredEvent } from './link-store.js';

/** `void`: its author was not entitled to it, and it has no effect. */
export type Applied = { result: 'applied' | 'waiting' } | { result: 'void'; reason: string };

/** The services of this office that events belong to. A thrown `ServiceAway` says nothing about the event. */
export interface Services {
  /** @throws UnsupportedType, ServiceAway, or what is wrong with the event */
  apply(event: StoredEvent): Promise<Applied>;
  delivered(notice: Notice): Promise<void>;
}

/** The service could not be asked; the event is offered again for as long as it takes. */
export class ServiceAway extends Error {}

/** No service of this office knows such events; one of a later version may. */
export class UnsupportedType extends Error {}

/** Failed tries after which an event, and with it the later ones of its author and matter, is parked (R13). */
const triesBeforeParking = 5;
const firstRetryMs = 1_000;
const sweepMs = 2_000;
/** Services may be upgraded while the relay runs on. */
const unsupportedAgainMs = 10 * 60_000;
const parallelMatters = 8;
/** Where so many events of a matter were ready, there may be more behind them; the store tells of at least so many. */
const manyReady = 32;
const noticesAtOnce = 100;
const noticesTogether = 16;

/** Offers committed events to the services, per matter and author in order, and tells authors of deliveries; both at least once. */
export class Applier {
  private readonly queue = new Set<string>();
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
  ) {}

  /** Sweeps now and then, for what no wake-up told of: waiting events, retries, what an earlier process left. */
  start(): void {
    void this.sweep();
  }

  stop(): void {
    this.isStopped = true;
    this.stopTimer();
  }

  offer(rootCaseIds: readonly string[]): void {
    for (const id of rootCaseIds) this.queue.add(id);
    this.pump();
  }

  tell(): void {
    if (this.isTelling || this.isStopped) return;
    this.isTelling = true;
    void this.guarded(() => this.tellAll()).finally(() => (this.isTelling = false));
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

  private pump(): void {
    for (const id of this.queue) {
      if (this.isStopped || this.active.size >= parallelMatters) return;
      if (this.active.has(id)) continue;
      this.queue.delete(id);
      this.active.add(id);
      void this.guarded(() => this.applyMatter(id)).finally(() => {
        this.active.delete(id);
        this.pump();
      });
    }
  }

  private async applyMatter(rootCaseId: string): Promise<void> {
    while (!this.isStopped && (await this.applyRuns(await this.store.nextToApply(rootCaseId))));
  }

  /**
   * Earliest first; an event that is not done with holds up the later ones of its author. True where more may be ready now: what was
   * applied may be what others waited for, or have more behind it.
   */
  private async applyRuns(events: readonly StoredEvent[]): Promise<boolean> {
    const held = new Set<string>();
    const applied: StoredEvent[] = [];
    let done = 0;
    try {
      for (const event of events) {
        if (this.isStopped || held.has(event.author)) continue;
        const result = await this.tryToApply(event);
        if (result === 'applied') applied.push(event);
        if (result === 'held') held.add(event.author);
        else done += 1;
      }
    } finally {
      if (applied.length > 0) await this.store.markApplied(applied);
    }
    return done > 0 && (held.size > 0 || events.length >= manyReady);
  }

  private async tryToApply(event: StoredEvent): Promise<'applied' | 'void' | 'held'> {
    const { clock } = this.core.parts;
    if ((this.retryAt.get(event.id) ?? 0) > clock.now()) return 'held';
    let applied: Applied;
    try {
      applied = await this.services.apply(event);
    } catch (error) {
      if (!(error instanceof ServiceAway)) await this.noteFailure(event, error);
      return 'held';
    }
    if (applied.result === 'waiting') return 'held';
    this.retryAt.delete(event.id);
    if (applied.result === 'void') await this.noteVoid(event, applied.reason);
    return applied.result;
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

  private async tellAll(): Promise<void> {
    for (
      let notices = await this.store.notices(noticesAtOnce);
      notices.length > 0;
      notices = await this.store.notices(noticesAtOnce)
    ) {
      if (!(await this.tellPage(notices))) return;
    }
  }

  /** Of each peer's, those before the first that could not be told are marked, in one go. @throws the first failure */
  private async tellPage(notices: readonly Notice[]): Promise<boolean> {
    const told = new Map<string, Notice>();
    const failures = new Map<string, unknown>();
    for (let at = 0; at < notices.length && failures.size === 0 && !this.isStopped; at += noticesTogether) {
      const some = notices.slice(at, at + noticesTogether);
      for (const { notice, failure } of await this.tellSome(some)) {
        if (failure !== null) failures.set(notice.peer, failure);
        else if (!failures.has(notice.peer)) told.set(notice.peer, notice);
      }
    }
    for (const { peer, epoch, seq } of told.values()) await this.store.markNoticed(peer, epoch, seq);
    if (failures.size > 0) throw [...failures.values()][0];
    return !this.isStopped;
  }

  /** Notices of one matter after each other, matters side by side. */
  private async tellSome(notices: readonly Notice[]): Promise<{ notice: Notice; failure: unknown }[]> {
    const matters = new Map<string, Promise<void>>();
    const telling = notices.map((notice) => {
      const before = matters.get(notice.rootCaseId) ?? Promise.resolve();
      const turn = before.then(() => this.services.delivered(notice));
      matters.set(notice.rootCaseId, turn);
      return turn.then(
        () => ({ notice, failure: null }),
        (failure: unknown) => ({ notice, failure }),
      );
    });
    return Promise.all(telling);
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

function failedState(error: unknown, tries: number): 'pending' | 'parked' | 'unsupported_type' {
  if (error instanceof UnsupportedType) return 'unsupported_type';
  return tries >= triesBeforeParking ? 'parked' : 'pending';
}

const failureAlarms = {
  pending: 'event.apply_failed',
  parked: 'event.parked',
  unsupported_type: 'event.unsupported_type',
} as const;
