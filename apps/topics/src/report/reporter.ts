import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { OfficeDirectory } from '@qsl/service-kit';
import { Trace } from '@qsl/trace';
import { ownCounts } from '../call/call-counts.js';
import { TopicCall } from '../call/call.entity.js';
import { reportIdOf } from './report-id.js';
import { CallReport, type ReportCounts } from './report.entity.js';

const same = (one: ReportCounts, other: ReportCounts): boolean =>
  (['submitted', 'published', 'forwarded', 'supports'] as const).every((key) => one[key] === other[key]);

/** Tells the offices above how their calls are answered here. */
@Injectable()
export class Reporter {
  constructor(
    private readonly trace: Trace,
    private readonly offices: OfficeDirectory,
  ) {}

  /** One event for each call whose numbers are others than those told last; of several replicas one tells. */
  async report(em: EntityManager): Promise<void> {
    const running = await em.find(
      TopicCall,
      { owner: { $ne: this.offices.self.iid }, isShown: true, state: { $in: ['open', 'closed'] } },
      { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
    );
    for (const call of running) await this.reportOn(em, call);
  }

  private async reportOn(em: EntityManager, { id: callId, owner }: TopicCall): Promise<void> {
    const office = this.offices.self.iid;
    const told = await em.findOne(CallReport, { callId, office });
    const counts = await ownCounts(em, { id: callId, owner }, office);
    const last = told ?? Object.assign(new CallReport(), { callId, office });
    if (same(last, counts)) return;
    const asOf = new Date();
    em.persist(Object.assign(last, counts, { asOf }));
    this.trace.send(em, {
      matterKind: 'call_report',
      rootCaseId: reportIdOf(callId, office),
      route: this.offices.routeUpTo(owner),
      kind: 'call_report.counted',
      at: asOf,
      data: { callId, ...counts },
    });
  }
}
