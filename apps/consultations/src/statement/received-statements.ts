import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { OfficeDirectory } from '@qsl/service-kit';
import { NotYet } from '@qsl/trace';
import type { Consultation } from '../consultation/consultation.entity.js';
import type { StatementRefusedData } from '../event/participation-data.js';
import type { Published } from './published-statements.js';
import { StatementTeller } from './statement-teller.js';
import { Statement } from './statement.entity.js';
import { textKeyOf } from './text-key.js';

/** Statements that come from an office where people take part, and the owner's answers to them. */
@Injectable()
export class ReceivedStatements {
  constructor(
    private readonly teller: StatementTeller,
    private readonly offices: OfficeDirectory,
  ) {}

  /** Into the queue of the owner's staff; what is there already is refused as a duplicate. After a restore, an office's own comes back. */
  async add(em: EntityManager, consultation: Consultation, added: Published): Promise<void> {
    const { id, text, office, createdAt } = added;
    const consultationId = consultation.id;
    if ((await em.count(Statement, { id })) > 0) return;
    const textKey = textKeyOf(text);
    const isTaken = textKey === null || (await em.count(Statement, { consultationId, textKey })) > 0;
    const facts = { id, consultationId, text, office, createdAt: new Date(createdAt) };
    const statement = Object.assign(new Statement(), facts, { textKey: isTaken ? null : textKey });
    em.persist(statement);
    if (consultation.owner !== this.offices.self.iid) return;
    if (!isTaken) return this.teller.queued(em, consultation);
    Object.assign(statement, { state: 'refused', refusal: 'duplicate' });
    this.teller.refused(em, consultation, statement);
  }

  /** The owner's decision, at the office where the statement was written. */
  async refuse(
    em: EntityManager,
    consultation: Consultation,
    { statementId, reason }: StatementRefusedData,
  ): Promise<void> {
    const statement = await em.findOne(Statement, { id: statementId, consultationId: consultation.id });
    if (!statement) throw new NotYet();
    if (statement.state !== 'pending') return;
    Object.assign(statement, { state: 'refused', refusal: reason });
    this.teller.tellAuthor(em, consultation, statement);
  }
}
