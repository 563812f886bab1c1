import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import {
  dayInWords,
  dayOf,
  type Acknowledgement,
  type ActOnConsultation,
  type Call,
  type ConsultationView,
  type CreateFromTopic,
  type DraftConsultation,
  type ReviseConsultation,
} from '@qsl/contracts';
import { takeCode } from '@qsl/persistence';
import { OfficeDirectory } from '@qsl/service-kit';
import { requireRole } from '@qsl/state-table';
import { announcement } from './announcement.js';
import { ConsultationDesk } from './consultation-desk.js';
import { ConsultationTeller } from './consultation-teller.js';
import { Consultation } from './consultation.entity.js';
import { consultationMachine } from './consultation.machine.js';
import { whoIs } from './consultation.policy.js';
import { ConsultationQueries } from './consultation.queries.js';
import { checkDraft, checkRevision } from './draft.js';
import { routeOf } from './route-of.js';

/** Days that a discussion lasts where a topic, not a person, began the draft; staff set the day before they announce it. */
const usualDays = 30;

/** Drafting, and the phases up to the end of the discussion. */
@Injectable()
export class ConsultationService {
  constructor(
    private readonly em: EntityManager,
    private readonly desk: ConsultationDesk,
    private readonly teller: ConsultationTeller,
    private readonly queries: ConsultationQueries,
    private readonly offices: OfficeDirectory,
  ) {}

  async draft(call: Call, body: DraftConsultation): Promise<ConsultationView> {
    requireRole(consultationMachine, 'revise', whoIs(call.actor, true));
    const draft = checkDraft(body, this.offices, new Date());
    const { id } = await this.em.transactional((em) => this.keep(em, draft, {}));
    return this.queries.get(call.actor, id);
  }

  /** The sender chose the id: its repetition finds the draft, or what has become of it. */
  async createFromTopic({ id, topicId, topicTitle, title, summary, scope }: CreateFromTopic): Promise<Acknowledgement> {
    await this.em.transactional(async (em) => {
      if ((await em.count(Consultation, { id })) > 0) return;
      const closesOn = dayOf(new Date(), usualDays);
      const body = { title, summary, scope, convener: this.offices.self.name, closesOn };
      const topic = { id: topicId, title: topicTitle };
      const draft = await this.keep(em, checkDraft(body, this.offices, new Date()), { id, topic });
      const text = '由议题生成微协商草稿，请完善后发布公告。';
      this.teller.notify(em, draft, { type: 'consultation.drafted', text, to: { roles: ['staff'] }, by: null });
    });
    return { ok: true };
  }

  async revise(call: Call, body: ReviseConsultation): Promise<ConsultationView> {
    await this.desk.change(call, body, {
      action: 'revise',
      work: (em, { consultation, circumstances: { now } }) => {
        consultation.describe(checkRevision(consultation, checkDraft(body, this.offices, now)));
        if (consultation.state === 'draft') return;
        const { closesOn, hideResults } = consultation;
        const text = `调整协商安排，截止日期为${dayInWords(closesOn)}。`;
        const data = { closesOn, hideResults };
        this.teller.record(em, consultation, { kind: 'consultation.revised', at: now, text, data }, call.actor);
      },
    });
    return this.queries.get(call.actor, body.id);
  }

  async announce(call: Call, command: ActOnConsultation): Promise<ConsultationView> {
    await this.desk.change(call, command, {
      action: 'announce',
      work: async (em, { consultation, circumstances: { now, meeting } }) => {
        consultation.announce(now, routeOf(consultation.scope, this.offices));
        const { step, details } = await announcement(em, consultation, meeting);
        this.teller.record(em, consultation, { ...step, at: now }, call.actor);
        for (const detail of details) this.teller.send(em, consultation, { ...detail, at: now });
      },
    });
    return this.queries.get(call.actor, command.id);
  }

  async open(call: Call, command: ActOnConsultation): Promise<ConsultationView> {
    await this.desk.change(call, command, {
      action: 'open',
      work: (em, { consultation, circumstances: { now } }) => {
        const text = '开始协商，欢迎提出看法、表态和发言。';
        this.teller.record(em, consultation, { kind: 'consultation.opened', at: now, text }, call.actor);
      },
    });
    return this.queries.get(call.actor, command.id);
  }

  async close(call: Call, command: ActOnConsultation): Promise<ConsultationView> {
    await this.desk.change(call, command, {
      action: 'close',
      work: (em, { consultation, circumstances: { now } }) => {
        const text = '结束协商，整理各方意见，形成协商成果。';
        this.teller.record(em, consultation, { kind: 'consultation.closed', at: now, text }, call.actor);
      },
    });
    return this.queries.get(call.actor, command.id);
  }

  private async keep(
    em: EntityManager,
    draft: DraftConsultation,
    given: Partial<Pick<Consultation, 'id' | 'topic'>>,
  ): Promise<Consultation> {
    const { iid, areaCode } = this.offices.self;
    const code = await takeCode(em, `QSL-${areaCode}-${dayOf(new Date()).slice(0, 4)}-X`);
    const consultation = Object.assign(new Consultation(), { ...given, owner: iid, code });
    consultation.describe(draft);
    em.persist(consultation);
    return consultation;
  }
}
