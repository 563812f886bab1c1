import { Injectable } from '@nestjs/common';
import {
  DomainError,
  listPendingDeliveries,
  type CrossingView,
  type HolderView,
  type TimelineEntry as EntryView,
  type TimelineView,
  type WaitingView,
} from '@qsl/contracts';
import { Bus, systemCall } from '@qsl/messaging';
import { OfficeDirectory } from '@qsl/service-kit';
import { dayOf, workdaysBetween } from '../calendar/work-calendar.js';
import { lightOf, workdaysLeft } from '../clock/clock.js';
import type { Dossier } from '../matter/dossier.js';
import type { Transfer } from '../transfer/transfer.entity.js';
import { TimelineEntry } from './timeline-entry.entity.js';
import { inCausalOrder } from './timeline-order.js';

const mostEntries = 1_000;
const relayTimeoutMs = 500;
const iso = (date: Date | null): string | null => date && date.toISOString();

/** Shows the whole trace of a matter. */
@Injectable()
export class TimelineReader {
  constructor(
    private readonly offices: OfficeDirectory,
    private readonly bus: Bus,
  ) {}

  async view(dossier: Dossier, now: Date): Promise<TimelineView> {
    const { matter, em } = dossier;
    const { rootCaseId, submittedAt } = matter;
    const entries = await em.find(TimelineEntry, { rootCaseId }, { orderBy: { sequence: 'asc' }, limit: mostEntries });
    const sent = dossier.transfers.filter(({ state, sentAt }) => state !== 'composed' && sentAt);
    return {
      rootCaseId,
      holder: this.holder(dossier, now),
      route: dossier.route.map((iid) => this.office(iid)),
      entries: inCausalOrder(entries).map((entry) => this.entry(entry)),
      crossings: sent.map((transfer) => this.crossing(transfer)),
      waiting: await this.waiting(dossier),
      submittedAt: submittedAt.toISOString(),
      citizenWorkdays: workdaysBetween(dayOf(submittedAt), dayOf(now)),
    };
  }

  /** Who holds the matter, and until when. */
  holder({ matter }: Dossier, now: Date): HolderView {
    const work = matter.work[matter.holder];
    const deadline = work?.deadline ?? null;
    return {
      ...this.office(matter.holder),
      unit: work?.unit ?? null,
      dueAt: deadline?.dueAt ?? null,
      light: deadline && lightOf(deadline, now),
      workdaysLeft: deadline && workdaysLeft(deadline.dueAt, now),
    };
  }

  private office(iid: string): Pick<HolderView, 'iid' | 'name' | 'tier'> {
    return { iid, name: this.offices.nameOf(iid), tier: this.offices.find(iid)?.tier ?? 'county' };
  }

  private entry(entry: TimelineEntry): EntryView {
    const { id, at, instance, kind, actor, text, transferId, isVoid, reply, outcome } = entry;
    const { name, tier } = this.office(instance);
    return {
      id,
      at: at.toISOString(),
      instance,
      instanceName: name,
      tier,
      kind,
      actor,
      text,
      transferId,
      void: isVoid,
      reply,
      outcome,
    };
  }

  private crossing(transfer: Transfer): CrossingView {
    const { id, kind, fromInstance, toInstance, state, hop, remoteCaseCode } = transfer;
    return {
      transferId: id,
      kind,
      fromInstance,
      fromName: this.offices.nameOf(fromInstance),
      toInstance,
      toName: this.offices.nameOf(toInstance),
      state,
      hop,
      sentAt: iso(transfer.sentAt),
      deliveredAt: iso(transfer.deliveredAt),
      acceptedAt: iso(transfer.acceptedAt),
      answeredAt: iso(transfer.answeredAt),
      closedAt: iso(transfer.closedAt),
      remoteCaseCode,
    };
  }

  /** What the relay still has for neighbours; while it does not answer, what this office has sent and nobody has confirmed. */
  private async waiting(dossier: Dossier): Promise<WaitingView[]> {
    const { rootCaseId } = dossier.matter;
    try {
      const { items } = await this.bus.call(listPendingDeliveries, { rootCaseId }, systemCall(), {
        timeoutMs: relayTimeoutMs,
      });
      return this.byPeer(items);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const sent = dossier.transfers.filter(
        ({ state, fromInstance }) => state === 'sent' && fromInstance === dossier.self,
      );
      return this.byPeer(sent.map(({ toInstance, sentAt }) => ({ peer: toInstance, since: iso(sentAt) ?? '' })));
    }
  }

  private byPeer(items: readonly { peer: string; since: string }[]): WaitingView[] {
    const peers = [...new Set(items.map(({ peer }) => peer))];
    return peers.map((peer) => {
      const own = items.filter((item) => item.peer === peer).map(({ since }) => since);
      return { peer, peerName: this.offices.nameOf(peer), events: own.length, since: own.sort()[0] ?? '' };
    });
  }
}
