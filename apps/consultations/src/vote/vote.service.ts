import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Call, CastVote, StatementView } from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import { ConsultationDesk } from '../consultation/consultation-desk.js';
import { statementNotFound } from '../consultation/consultation.errors.js';
import { Statement } from '../statement/statement.entity.js';
import { StatementQueries } from '../statement/statement.queries.js';
import { voterOf } from './pseudonym.js';

/** Votes are kept here, at the voter's own office: whether a link is down makes no difference. */
@Injectable()
export class VoteService {
  constructor(
    private readonly em: EntityManager,
    private readonly desk: ConsultationDesk,
    private readonly queries: StatementQueries,
    private readonly offices: OfficeDirectory,
  ) {}

  async cast(call: Call, { id, statementId, vote }: CastVote): Promise<StatementView> {
    await this.em.transactional(async (em) => {
      const { personId } = await this.desk.permitPerson(em, call.actor, id, 'vote');
      const found = await em.count(Statement, { id: statementId, consultationId: id, state: 'published' });
      if (found === 0) throw statementNotFound();
      const voter = await voterOf(em, id, personId);
      await em.execute(
        `insert into vote (statement_id, office, voter, consultation_id, vote, cast_at) values (?, ?, ?, ?, ?, ?)
         on conflict (statement_id, office, voter)
         do update set vote = excluded.vote, cast_at = excluded.cast_at, is_new = true, batch_id = null
         where vote.vote <> excluded.vote`,
        [statementId, this.offices.self.iid, voter, id, vote, new Date()],
      );
    });
    return this.queries.view(call.actor, id, statementId);
  }
}
