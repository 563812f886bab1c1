import { mostOffered } from '@qsl/contracts';
import type { Services } from './applier.js';
import type { ApplyStore, Notice } from './link-store.js';
import type { RelayCore } from './relay-core.js';
import { ServiceAway } from './service-away.js';

/** Failed tries after which a notice that its service refuses is passed over. */
const triesBeforePassing = 5;
const firstRetryMs = 1_000;

interface Refusal {
  seq: number;
  tries: number;
  /** ms since 1970 */
  retryAt: number;
}

/** Tells the services of deliveries, of each neighbour in their order and at least once. */
export class NoticeTeller {
  /** Of each peer, the notice that keeps its later ones waiting. */
  private readonly refusals = new Map<string, Refusal>();

  constructor(
    private readonly core: RelayCore,
    private readonly parts: {
      store: Pick<ApplyStore, 'notices' | 'markNoticed'>;
      services: Pick<Services, 'delivered'>;
    },
  ) {}

  /** Everything that is due. @throws the first failure */
  async tellAll(isStopped: () => boolean): Promise<void> {
    for (let isMore = true; isMore && !isStopped();) {
      const notices = await this.parts.store.notices(mostOffered.notices);
      const due = notices.filter(({ peer }) => this.isDue(peer));
      if (due.length > 0) await this.tellPage(due);
      isMore = due.length > 0;
    }
  }

  /** Of each peer's, those before the first that could not be told are marked, in one go, and that one too where it is passed over. */
  private async tellPage(notices: readonly Notice[]): Promise<void> {
    const told = new Map<string, Notice>();
    const failed = new Map<string, { notice: Notice; fault: unknown }>();
    const faults = await this.parts.services.delivered(notices);
    for (const [place, notice] of notices.entries()) {
      if (failed.has(notice.peer)) continue;
      const fault = faults[place] ?? null;
      if (fault === null || this.isPassedOver(notice, fault)) told.set(notice.peer, notice);
      else failed.set(notice.peer, { notice, fault });
    }
    for (const { peer, epoch, seq } of told.values()) await this.parts.store.markNoticed(peer, epoch, seq);
    const [first] = failed.values();
    if (first !== undefined) throw first.fault;
  }

  private isDue(peer: string): boolean {
    return (this.refusals.get(peer)?.retryAt ?? 0) <= this.core.parts.clock.now();
  }

  /** What a service refuses time and again holds up its neighbour's later notices no longer. */
  private isPassedOver({ peer, seq, eventId, rootCaseId }: Notice, error: unknown): boolean {
    if (error instanceof ServiceAway) return false;
    const { clock, watcher } = this.core.parts;
    const before = this.refusals.get(peer);
    const tries = (before?.seq === seq ? before.tries : 0) + 1;
    if (tries < triesBeforePassing) {
      this.refusals.set(peer, { seq, tries, retryAt: clock.now() + firstRetryMs * 4 ** (tries - 1) });
      return false;
    }
    this.refusals.delete(peer);
    watcher.alarm('notice.passed_over', { peer, eventId, rootCaseId, error });
    return true;
  }
}
