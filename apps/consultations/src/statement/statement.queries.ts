import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type {
  Actor,
  ListStatements,
  NextStatement,
  ResultsView,
  StatementPage,
  StatementView,
  Vote as VoteValue,
} from '@qsl/contracts';
import { fromCursor, pageOf, pageSize } from '@qsl/persistence';
import { OfficeDirectory } from '@qsl/service-kit';
import { ConsultationDesk, type Concern } from '../consultation/consultation-desk.js';
import { statementNotFound } from '../consultation/consultation.errors.js';
import { isDiscussionOver, isOpen } from '../consultation/consultation.policy.js';
import { voterOf } from '../vote/pseudonym.js';
import { Vote } from '../vote/vote.entity.js';
import { agreementOf, divisionOf, topBy } from './ranking.js';
import { Statement } from './statement.entity.js';
import { toStatementView } from './statement.view.js';

const mostResults = 20;

/** Somebody's votes in a consultation, by statement. */
type OwnVotes = ReadonlyMap<string, VoteValue>;

/** What people read of statements and totals. */
@Injectable()
export class StatementQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly desk: ConsultationDesk,
    private readonly offices: OfficeDirectory,
  ) {}

  async view(actor: Actor, id: string, statementId: string): Promise<StatementView> {
    const concern = await this.desk.find(this.em, actor, id);
    const statement = await this.em.findOne(Statement, { id: statementId, consultationId: id }, { refresh: true });
    if (!statement) throw statementNotFound();
    return this.reader(actor, concern, await this.votesOf(actor, id))(statement);
  }

  /** What is not published is for the owner's staff, and each for its author. */
  async list(actor: Actor, query: ListStatements): Promise<StatementPage> {
    const { id: consultationId, state = 'published', cursor } = query;
    const concern = await this.desk.find(this.em, actor, consultationId);
    const size = pageSize(query);
    const seesAll = state === 'published' || concern.circumstances.who.includes('staff');
    if (!seesAll && actor.personId === null) return { items: [], nextCursor: null };
    const place = fromCursor(cursor);
    const conditions = [
      { consultationId, state },
      seesAll ? {} : { authorId: actor.personId },
      place ? { id: { $gt: place.id } } : {},
    ];
    const options = { orderBy: { id: 'asc' }, limit: size + 1 } as const;
    const { items, nextCursor } = pageOf(await this.em.find(Statement, { $and: conditions }, options), size);
    const read = this.reader(actor, concern, await this.votesOf(actor, consultationId));
    return { items: items.map(read), nextCursor };
  }

  /** Least voted first, so that each gets its share of votes. */
  async next(actor: Actor, id: string): Promise<NextStatement> {
    const concern = await this.desk.find(this.em, actor, id);
    const { consultation, circumstances } = concern;
    const votes = await this.votesOf(actor, id);
    const total = await this.em.count(Statement, { consultationId: id, state: 'published' });
    const progress = { voted: votes.size, total };
    if (actor.personId === null || !isOpen(consultation, circumstances.now)) return { statement: null, ...progress };
    const voter = await voterOf(this.em, id, actor.personId);
    const [next] = await this.em.execute<{ id: string }[]>(
      `select id from statement where consultation_id = ? and state = 'published' and not exists (
         select 1 from vote where statement_id = statement.id and office = ? and voter = ?)
       order by agree + disagree + pass, id limit 1`,
      [id, this.offices.self.iid, voter],
    );
    const statement = next && (await this.em.findOne(Statement, { id: next.id }));
    return { statement: statement ? this.reader(actor, concern, votes)(statement) : null, ...progress };
  }

  async results(actor: Actor, id: string): Promise<ResultsView> {
    const concern = await this.desk.find(this.em, actor, id);
    const { participants, countedAt } = concern.consultation;
    const statements = await this.em.find(
      Statement,
      { consultationId: id, state: 'published' },
      { orderBy: { id: 1 } },
    );
    const read = this.reader(actor, concern, await this.votesOf(actor, id));
    const shown = statements.filter((statement) => read(statement).totals !== null);
    return {
      participants,
      votes: statements.reduce((sum, { agree, disagree, pass }) => sum + agree + disagree + pass, 0),
      mostAgreed: topBy(shown, agreementOf, mostResults).map(read),
      mostDivided: topBy(shown, divisionOf, mostResults).map(read),
      countedAt: countedAt?.toISOString() ?? null,
    };
  }

  private async votesOf({ personId }: Actor, consultationId: string): Promise<OwnVotes> {
    if (personId === null) return new Map();
    const voter = await voterOf(this.em, consultationId, personId);
    const votes = await this.em.find(Vote, { consultationId, office: this.offices.self.iid, voter });
    return new Map(votes.map(({ statementId, vote }) => [statementId, vote]));
  }

  private reader(actor: Actor, concern: Concern, votes: OwnVotes): (statement: Statement) => StatementView {
    const { consultation, circumstances } = concern;
    const sight = {
      hideResults: consultation.hideResults,
      isOver: isDiscussionOver(consultation, circumstances.now),
      isForStaff: circumstances.who.includes('staff'),
    };
    return (statement) =>
      toStatementView(statement, {
        officeName: this.offices.nameOf(statement.office),
        mine: actor.personId !== null && statement.authorId === actor.personId,
        myVote: votes.get(statement.id) ?? null,
        sight,
      });
  }
}
