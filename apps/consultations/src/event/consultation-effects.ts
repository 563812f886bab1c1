import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ReceivedEvent } from '@qsl/contracts';
import { keepCode } from '@qsl/persistence';
import { isInScope, OfficeDirectory } from '@qsl/service-kit';
import type { Consultation } from '../consultation/consultation.entity.js';
import { Meeting } from '../meeting/meeting.entity.js';
import { Paper } from '../paper/paper.entity.js';
import { PublishedStatements } from '../statement/published-statements.js';
import { Statement } from '../statement/statement.entity.js';
import { consultationEvents } from './event-types.js';

/** An event of a consultation's owner as it is applied. */
export interface Told {
  consultation: Consultation;
  event: ReceivedEvent;
}

type Effect = (em: EntityManager, told: Told) => Promise<void> | void;

/** What each event of its owner does to a consultation: the same at every office, and at the owner after a restore from a backup. */
@Injectable()
export class ConsultationEffects {
  constructor(
    private readonly offices: OfficeDirectory,
    private readonly statements: PublishedStatements,
  ) {}

  /** By kind: all that this office knows. */
  readonly byKind: Readonly<Partial<Record<string, Effect>>> = {
    'consultation.announced': (em, told) => this.announce(em, told),
    'consultation.revised': (_em, { consultation, event }) => {
      const { closesOn, hideResults } = consultationEvents.read('consultation.revised', event.data);
      Object.assign(consultation, { closesOn, hideResults });
    },
    'consultation.opened': (_em, { consultation }) => consultation.advanceTo('discussing'),
    'consultation.closed': (_em, { consultation }) => consultation.advanceTo('drafting_outcome'),
    'consultation.paper_added': (em, told) => this.addPaper(em, told),
    'consultation.paper_removed': async (em, { consultation: { id: consultationId }, event }) => {
      await em.nativeDelete(Paper, {
        id: consultationEvents.read('consultation.paper_removed', event.data).paperId,
        consultationId,
      });
    },
    'consultation.statement_published': (em, { consultation, event }) =>
      this.statements.take(
        em,
        consultation,
        consultationEvents.read('consultation.statement_published', event.data).statement,
      ),
    'consultation.totals_counted': (em, told) => this.takeTotals(em, told),
    'consultation.meeting_scheduled': (em, told) => this.scheduleMeeting(em, told),
    'consultation.meeting_recorded': async (em, { consultation, event }) => {
      const { attendees, organisations, publicMinutes } = consultationEvents.read(
        'consultation.meeting_recorded',
        event.data,
      ).record;
      const meeting = await em.findOne(Meeting, { consultationId: consultation.id });
      if (meeting) Object.assign(meeting, { attendees, organisations, publicMinutes });
    },
    'consultation.concluded': (_em, { consultation, event }) => {
      const { decision, text, concludedAt } = consultationEvents.read('consultation.concluded', event.data).conclusion;
      consultation.outcome = { decision, text, concludedAt };
      consultation.advanceTo('concluded');
    },
    'consultation.tracked': (_em, { consultation, event }) => {
      const { commitments, noCommitment } = consultationEvents.read('consultation.tracked', event.data);
      const promises = commitments.map(({ id, owner, text, dueOn }) => ({ id, owner, text, dueOn }));
      Object.assign(consultation, { commitments: promises, noCommitment });
      consultation.advanceTo('tracking');
    },
  };

  private async announce(em: EntityManager, { consultation, event }: Told): Promise<void> {
    const { code, topic, ...texts } = consultationEvents.read('consultation.announced', event.data).card;
    const owner = event.author;
    Object.assign(consultation, { code, owner, topic: topic && { id: topic.id, title: topic.title } });
    consultation.describe({ ...texts, scope: { ...texts.scope } });
    consultation.announce(new Date(event.time), event.route.split('.'));
    consultation.isInScope = isInScope(consultation.scope, owner, this.offices);
    consultation.advanceTo('announced');
    em.persist(consultation);
    if (owner === this.offices.self.iid) await keepCode(em, code);
  }

  private async addPaper(em: EntityManager, { consultation, event }: Told): Promise<void> {
    const { id, title, text } = consultationEvents.read('consultation.paper_added', event.data).paper;
    const known = await em.findOne(Paper, { id });
    if (!known) em.persist(Object.assign(new Paper(), { id, title, text, consultationId: consultation.id }));
  }

  /** The conclusion had the last word. Of two counts the later one holds. */
  private async takeTotals(em: EntityManager, { consultation, event }: Told): Promise<void> {
    const { totals, participants, countedAt } = consultationEvents.read('consultation.totals_counted', event.data);
    const at = new Date(countedAt);
    if (consultation.outcome !== null || (consultation.countedAt && consultation.countedAt > at)) return;
    Object.assign(consultation, { participants, countedAt: at });
    const ids = totals.map(({ statementId }) => statementId);
    const statements = await em.find(Statement, { consultationId: consultation.id, id: { $in: ids } });
    const byId = new Map(statements.map((statement) => [statement.id, statement]));
    for (const { statementId, agree, disagree, pass } of totals) {
      Object.assign(byId.get(statementId) ?? {}, { agree, disagree, pass });
    }
  }

  private async scheduleMeeting(em: EntityManager, { consultation, event }: Told): Promise<void> {
    const { startsAt, place, agenda } = consultationEvents.read('consultation.meeting_scheduled', event.data).meeting;
    const known = await em.findOne(Meeting, { consultationId: consultation.id });
    const plan = { consultationId: consultation.id, startsAt: new Date(startsAt), place };
    const items = agenda.map(({ title, minutes }) => ({ title, minutes }));
    em.persist(Object.assign(known ?? new Meeting(), plan, { agenda: items }));
  }
}
