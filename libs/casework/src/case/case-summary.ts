import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor, Call, CaseState, CaseSummary } from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import { dayOf } from '../calendar/work-calendar.js';
import { Transfer } from '../transfer/transfer.entity.js';
import { listableCases } from './case.filter.js';
import { seesWholeOffice, unitOf } from './case.policy.js';
import { Case } from './case.entity.js';

const dayMs = 86_400_000;

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
    if (!seesWholeOffice(actor)) return { returned: 0, awaitingSignOff: 0, inbox: 0 };
    const { iid } = this.offices.self;
    const returned = await this.em.find(Transfer, { fromInstance: iid, state: 'returned' });
    const cases = returned.flatMap(({ caseId }) => (caseId ? [caseId] : []));
    const replies = await this.em.count(Case, { state: 'reply_review', reply: null });
    const answers = await this.em.count(Transfer, { fromInstance: iid, state: 'answered' });
    return {
      returned: await this.em.count(Case, { id: { $in: cases }, state: { $in: ['filed', 'assigned', 'in_progress'] } }),
      awaitingSignOff: replies - answers + (await this.em.count(Transfer, { fromInstance: iid, state: 'composed' })),
      inbox: await this.em.count(Transfer, { toInstance: iid, state: { $in: ['sent', 'delivered'] } }),
    };
  }
}
