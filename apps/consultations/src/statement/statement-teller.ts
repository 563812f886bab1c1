import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { OfficeDirectory } from '@qsl/service-kit';
import { ConsultationTeller } from '../consultation/consultation-teller.js';
import type { Consultation } from '../consultation/consultation.entity.js';
import type { StatementAddedData, StatementRefusedData } from '../event/participation-data.js';
import { ParticipationTeller } from '../event/participation-teller.js';
import type { Statement } from './statement.entity.js';

const path = '/statements';

/** Tells what becomes of a statement: its author here, the owner's staff, the other offices. */
@Injectable()
export class StatementTeller {
  constructor(
    private readonly consultations: ConsultationTeller,
    private readonly participations: ParticipationTeller,
    private readonly offices: OfficeDirectory,
  ) {}

  /** Written here: it goes to the owner, once, or into the queue of this office's staff. */
  added(em: EntityManager, consultation: Consultation, statement: Statement): void {
    if (this.isOwn(consultation)) return this.queued(em, consultation);
    const { id, text, createdAt, consultationId } = statement;
    const told = { id, text, createdAt: createdAt.toISOString() };
    const data: StatementAddedData = { consultationId, statement: told };
    this.participations.sendUp(em, consultation, 'participation.statement_added', data);
  }

  queued(em: EntityManager, consultation: Consultation): void {
    const text = '有新看法待审核。';
    this.consultations.notify(em, consultation, {
      type: 'statement.submitted',
      text,
      path,
      to: { roles: ['staff'] },
      by: null,
    });
  }

  /** Decided here: every office in scope shows it. */
  published(em: EntityManager, consultation: Consultation, statement: Statement): void {
    const { id, text, office, createdAt } = statement;
    const data = { statement: { id, text, office, createdAt: createdAt.toISOString() } };
    this.consultations.send(em, consultation, { kind: 'consultation.statement_published', at: new Date(), data });
    this.tellAuthor(em, consultation, statement);
  }

  /** Decided here: its author's office alone learns of it. */
  refused(em: EntityManager, consultation: Consultation, statement: Statement): void {
    const { id: statementId, office, refusal, consultationId } = statement;
    if (office !== this.offices.self.iid) {
      const data: StatementRefusedData = { consultationId, statementId, reason: refusal ?? 'other' };
      this.participations.answer(em, office, 'participation.statement_refused', data);
    }
    this.tellAuthor(em, consultation, statement);
  }

  /** Whose statement it is is known at their own office only. */
  tellAuthor(em: EntityManager, consultation: Consultation, { authorId, state }: Statement): void {
    if (authorId === null) return;
    const [type, text] =
      state === 'published'
        ? ['statement.published', '您提出的看法已公开，可查看大家的表态。']
        : ['statement.refused', '您提出的看法未予公开，可查看原因。'];
    this.consultations.notify(em, consultation, { type, text, path, to: { persons: [authorId] }, by: null });
  }

  private isOwn({ owner }: Consultation): boolean {
    return owner === this.offices.self.iid;
  }
}
