import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type {
  Actor,
  AddStatement,
  Call,
  ModerationReason,
  RefuseStatement,
  StatementRef,
  StatementView,
} from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import { decide } from '@qsl/state-table';
import { maskPersonalData } from '@qsl/text';
import { ConsultationDesk, type Concern } from '../consultation/consultation-desk.js';
import { statementNotFound } from '../consultation/consultation.errors.js';
import { plainText } from '../consultation/plain-text.js';
import { StatementTeller } from './statement-teller.js';
import { Statement } from './statement.entity.js';
import { statementExists, statementWithoutWords } from './statement.errors.js';
import { statementMachine } from './statement.machine.js';
import { StatementQueries } from './statement.queries.js';
import { textKeyOf } from './text-key.js';

type Decision = { action: 'publish' } | { action: 'refuse'; reason: ModerationReason };

/** Statements are written at every office, and decided on by the owner's staff. */
@Injectable()
export class StatementService {
  constructor(
    private readonly em: EntityManager,
    private readonly desk: ConsultationDesk,
    private readonly teller: StatementTeller,
    private readonly queries: StatementQueries,
    private readonly offices: OfficeDirectory,
  ) {}

  async add(call: Call, { id, text }: AddStatement): Promise<StatementView> {
    const statement = this.write(call.actor, id, text);
    try {
      await this.em.transactional(async (em) => {
        const { consultation, personId } = await this.desk.permitPerson(em, call.actor, id, 'state');
        em.persist(Object.assign(statement, { authorId: personId }));
        this.teller.added(em, consultation, statement);
      });
    } catch (error) {
      if (error instanceof UniqueConstraintViolationException) throw statementExists();
      throw error;
    }
    return this.queries.view(call.actor, id, statement.id);
  }

  publish(call: Call, ref: StatementRef): Promise<StatementView> {
    return this.decide(call, ref, { action: 'publish' });
  }

  refuse(call: Call, { reason, ...ref }: RefuseStatement): Promise<StatementView> {
    return this.decide(call, ref, { action: 'refuse', reason });
  }

  private write({ name }: Actor, consultationId: string, text: string): Statement {
    const masked = maskPersonalData(plainText('text', text, 6).replace(/\s+/g, ' '), name);
    const textKey = textKeyOf(masked);
    if (textKey === null) throw statementWithoutWords();
    return Object.assign(new Statement(), { consultationId, office: this.offices.self.iid, text: masked, textKey });
  }

  private async decide(call: Call, { id, statementId }: StatementRef, decision: Decision): Promise<StatementView> {
    await this.em.transactional(async (em) => {
      const concern = await this.desk.permit(em, call.actor, id, `${decision.action}_statement`);
      const lockMode = LockMode.PESSIMISTIC_WRITE;
      const statement = await em.findOne(
        Statement,
        { id: statementId, consultationId: id },
        { lockMode, refresh: true },
      );
      if (!statement) throw statementNotFound();
      this.take(em, concern, { statement, decision });
    });
    return this.queries.view(call.actor, id, statementId);
  }

  private take(
    em: EntityManager,
    { consultation }: Concern,
    { statement, decision }: { statement: Statement; decision: Decision },
  ): void {
    const situation = { state: statement.state, who: ['owner'] as const, facts: {} };
    statement.state = decide(statementMachine, decision.action, situation);
    if (decision.action === 'publish') return this.teller.published(em, consultation, statement);
    statement.refusal = decision.reason;
    this.teller.refused(em, consultation, statement);
  }
}
