import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { VoteTotals } from '@qsl/contracts';
import { ConsultationTeller } from '../consultation/consultation-teller.js';
import type { Consultation } from '../consultation/consultation.entity.js';
import { totalsAtOnce } from '../event/consultation-data.js';
import { Statement } from '../statement/statement.entity.js';

interface Counted extends VoteTotals {
  statementId: string;
}

const none: VoteTotals = { agree: 0, disagree: 0, pass: 0 };

/** The totals of this office's consultations, counted from the votes themselves. */
@Injectable()
export class VoteCount {
  constructor(private readonly teller: ConsultationTeller) {}

  /**
   * Counts if there are new votes, and tells every office in scope what has changed. Votes that arrive until the conclusion count,
   * also after the end of the discussion: they were cast where that was not known yet. After the conclusion they are kept.
   */
  async count(em: EntityManager, consultation: Consultation): Promise<void> {
    const hasNew = await this.takeNew(em, consultation.id);
    if (!hasNew || consultation.outcome !== null) return;
    const changed = await this.takeTotals(em, consultation.id);
    const countedAt = new Date();
    Object.assign(consultation, { participants: await this.countParticipants(em, consultation.id), countedAt });
    const told = { participants: consultation.participants, countedAt: countedAt.toISOString() };
    for (let start = 0; start < Math.max(changed.length, 1); start += totalsAtOnce) {
      const data = { ...told, totals: changed.slice(start, start + totalsAtOnce) };
      this.teller.send(em, consultation, { kind: 'consultation.totals_counted', at: countedAt, data });
    }
  }

  /** What commits after this statement is new to the next count. */
  private async takeNew(em: EntityManager, consultationId: string): Promise<boolean> {
    const taken = await em.execute<{ voter: string }[]>(
      'update vote set is_new = false where is_new and consultation_id = ? returning voter',
      [consultationId],
    );
    return taken.length > 0;
  }

  /** @returns the totals that changed. */
  private async takeTotals(em: EntityManager, consultationId: string): Promise<Counted[]> {
    const rows = await em.execute<({ id: string } & VoteTotals)[]>(
      `select statement_id as id, count(*) filter (where vote = 'agree')::int as agree,
         count(*) filter (where vote = 'disagree')::int as disagree, count(*) filter (where vote = 'pass')::int as pass
       from vote where consultation_id = ? group by statement_id`,
      [consultationId],
    );
    const counted = new Map(rows.map(({ id, agree, disagree, pass }) => [id, { agree, disagree, pass }]));
    const statements = await em.find(Statement, { consultationId, state: 'published' });
    return statements.flatMap((statement) => {
      const totals = counted.get(statement.id) ?? none;
      const isSame = (['agree', 'disagree', 'pass'] as const).every((vote) => statement[vote] === totals[vote]);
      if (isSame) return [];
      Object.assign(statement, totals);
      return [{ statementId: statement.id, ...totals }];
    });
  }

  private async countParticipants(em: EntityManager, consultationId: string): Promise<number> {
    const [row] = await em.execute<{ people: number }[]>(
      `select count(*)::int as people from (
         select from vote join statement on statement.id = vote.statement_id
         where vote.consultation_id = ? and statement.state = 'published' group by vote.office, vote.voter) as voter`,
      [consultationId],
    );
    return row?.people ?? 0;
  }
}
