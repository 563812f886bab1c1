import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Actor, type Call, type CaseState, type CaseSummary, dayOf } from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import { listableCases } from './case.filter.js';
import { seesWholeOffice, unitOf } from './case.policy.js';
import { Case } from './case.entity.js';

const dayMs = 86_400_000;

const noTransfers = { returned: 0, awaitingSignOff: 0, inbox: 0 };

/** Cases that came back and wait to go elsewhere; drafts and replies that wait for a leader; arrivals that wait to be accepted. */
const transferCounts = `select
  (select count(*)::int from handling_case c where c.state in ('filed', 'assigned', 'in_progress')
    and exists (select 1 from transfer t where t.case_id = c.id and t.from_instance = ? and t.state = 'returned')
  ) as "returned",
  (select count(*)::int from transfer where from_instance = ? and state = 'composed')
  + (select count(*)::int from handling_case c where c.state = 'reply_review' and c.reply is null
    and not exists (select 1 from transfer t where t.case_id = c.id and t.from_instance = ? and t.state = 'answered')
  ) as "awaitingSignOff",
  (select count(*)::int from transfer where to_instance = ? and state in ('sent', 'delivered')) as "inbox"`;

/** Counts for the front page of the desk. */
@Injectable()
export class CaseSummaries {
  constructor(
    private readonly em: EntityManager,
    private readonly offices: OfficeDirectory,
  ) {}

  async summariseCases({ actor }: Call): Promise<CaseSummary> {
    const mine = listableCases(actor);
    const now = new Date();
    const today = new Date(`${dayOf(now)}T00:00:00+08:00`);
    const tomorrow = new Date(today.getTime() + dayMs);
    const count = (where: object): Promise<number> => this.em.count(Case, { $and: [mine, where] });
    return {
      dueToday: await count({ dueAt: { $gte: today, $lt: tomorrow } }),
      overdue: await count({ dueAt: { $lt: now } }),
      byState: await this.byState(actor),
      ...(await this.transfers(actor)),
    };
  }

  private byState(actor: Actor): Promise<CaseSummary['byState']> {
    const unitId = seesWholeOffice(actor) ? null : unitOf(actor);
    return this.em.execute<{ state: CaseState; count: number }[]>(
      `select state, count(*)::int as count from handling_case
       where ?::text is null or ?::text = any(unit_ids) group by state order by state`,
      [unitId, unitId],
    );
  }

  /** What waits for people of the office; a unit has no part in it. */
  private async transfers(actor: Actor): Promise<Pick<CaseSummary, 'returned' | 'awaitingSignOff' | 'inbox'>> {
    if (!seesWholeOffice(actor)) return noTransfers;
    const { iid } = this.offices.self;
    const [counts] = await this.em.execute<(typeof noTransfers)[]>(transferCounts, Array<string>(4).fill(iid));
    return counts ?? noTransfers;
  }
}
