import { Injectable } from '@nestjs/common';
import { type CrossingView, type HolderView, type TimelineView, type WaitingView, dayOf } from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import { TraceReader } from '@qsl/trace';
import { workdaysBetween } from '../calendar/work-calendar.js';
import { lightOf, workdaysLeft } from '../clock/clock.js';
import type { Dossier } from '../matter/dossier.js';
import type { Transfer } from '../transfer/transfer.entity.js';

const iso = (date: Date | null): string | null => date && date.toISOString();

/** Shows the whole trace of a matter. */
@Injectable()
export class TimelineReader {
  constructor(
    private readonly offices: OfficeDirectory,
    private readonly trace: TraceReader,
  ) {}

  async view(dossier: Dossier, now: Date): Promise<TimelineView> {
    const { matter, em } = dossier;
    const { rootCaseId, submittedAt } = matter;
    const sent = dossier.transfers.filter(({ state, sentAt }) => state !== 'composed' && sentAt);
    return {
      rootCaseId,
      holder: this.holder(dossier, now),
      route: dossier.route.map((iid) => this.trace.officeOf(iid)),
      entries: await this.trace.entriesOf(em, rootCaseId),
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
      ...this.trace.officeOf(matter.holder),
      unit: work?.unit ?? null,
      dueAt: deadline?.dueAt ?? null,
      light: deadline && lightOf(deadline, now),
      workdaysLeft: deadline && workdaysLeft(deadline.dueAt, now),
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
  private async waiting({ matter, transfers, self }: Dossier): Promise<WaitingView[]> {
    const waiting = await this.trace.waitingOf(matter.rootCaseId);
    if (waiting) return waiting;
    const sent = transfers.filter(({ state, fromInstance }) => state === 'sent' && fromInstance === self);
    const isUnderway = false;
    return this.trace.byPeer(
      sent.map(({ toInstance, sentAt }) => ({ peer: toInstance, since: iso(sentAt) ?? '', isUnderway })),
    );
  }
}
