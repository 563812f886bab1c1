import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { OfficeDirectory } from '@qsl/service-kit';
import type { Consultation } from '../consultation/consultation.entity.js';
import { StatementTeller } from './statement-teller.js';
import { Statement } from './statement.entity.js';
import { textKeyOf } from './text-key.js';

/** A statement as its owner published it. */
export interface Published {
  id: string;
  text: string;
  office: string;
  createdAt: string;
}

/** Statements that a consultation's owner has published. */
@Injectable()
export class PublishedStatements {
  constructor(
    private readonly teller: StatementTeller,
    private readonly offices: OfficeDirectory,
  ) {}

  /** Shows a statement; one that was written here is known already. */
  async take(em: EntityManager, consultation: Consultation, { id, text, office, createdAt }: Published): Promise<void> {
    const consultationId = consultation.id;
    const textKey = textKeyOf(text);
    await this.yieldKey(em, { consultationId, textKey, id });
    const known = await em.findOne(Statement, { id, consultationId });
    const facts = { id, consultationId, text, office, createdAt: new Date(createdAt), textKey };
    const statement = known ?? Object.assign(new Statement(), facts);
    Object.assign(statement, { state: 'published', refusal: null });
    em.persist(statement);
    if (consultation.owner !== this.offices.self.iid) return this.teller.tellAuthor(em, consultation, statement);
    await this.countAgain(em, id);
  }

  /** The same text, written here and not decided on yet, will be refused as a duplicate. */
  private async yieldKey(
    em: EntityManager,
    { consultationId, textKey, id }: Pick<Statement, 'consultationId' | 'textKey' | 'id'>,
  ): Promise<void> {
    if (textKey === null) return;
    await em.nativeUpdate(Statement, { consultationId, textKey, id: { $ne: id } }, { textKey: null });
  }

  /** After a restore from a backup its votes may have come before it. */
  private async countAgain(em: EntityManager, statementId: string): Promise<void> {
    await em.execute('update vote set is_new = true where statement_id = ?', [statementId]);
  }
}
