import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { OfficeDirectory } from '@qsl/service-kit';
import { Trace } from '@qsl/trace';
import { reportIdOf } from './report-id.js';
import { keepReport, type ReportCounts } from './report.entity.js';

interface News extends ReportCounts {
  callId: string;
  owner: string;
}

/** Numbers of this office's topics on the running calls of offices above, where they are others than those told last. */
const changedCounts = `
  select c.id as "callId", c.owner, count(*)::int as submitted, count(t.published_at)::int as published,
    count(t.forwarded_at)::int as forwarded,
    coalesce(sum(t.supports) filter (where t.forwarded_at is not null), 0)::int as supports
  from topic_call c
    join topic t on t.call_id = c.id and t.origin = ?
    left join call_report r on r.call_id = c.id and r.office = t.origin
  where c.owner <> t.origin and c.state in ('open', 'closed')
  group by c.id, r.call_id, r.office
  having row(count(*), count(t.published_at), count(t.forwarded_at),
      coalesce(sum(t.supports) filter (where t.forwarded_at is not null), 0))
    is distinct from row(r.submitted::bigint, r.published::bigint, r.forwarded::bigint, r.supports::bigint)
  limit 100`;

/** Tells the offices above how their calls are answered here. */
@Injectable()
export class Reporter {
  constructor(
    private readonly trace: Trace,
    private readonly offices: OfficeDirectory,
  ) {}

  /** One event for each call of which there is something new to tell. */
  async report(em: EntityManager): Promise<void> {
    const changed = await em.execute<News[]>(changedCounts, [this.offices.self.iid]);
    for (const news of changed) await this.tell(em, news);
  }

  private async tell(em: EntityManager, { callId, owner, ...counts }: News): Promise<void> {
    const office = this.offices.self.iid;
    const asOf = new Date();
    await keepReport(em, { callId, office, ...counts, asOf });
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
