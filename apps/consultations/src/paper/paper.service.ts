import { Injectable } from '@nestjs/common';
import type { AddPaper, Call, ConsultationView, RemovePaper } from '@qsl/contracts';
import { paperData } from '../consultation/announcement.js';
import { ConsultationDesk } from '../consultation/consultation-desk.js';
import { ConsultationTeller } from '../consultation/consultation-teller.js';
import { paperNotFound } from '../consultation/consultation.errors.js';
import { ConsultationQueries } from '../consultation/consultation.queries.js';
import { plainText } from '../consultation/plain-text.js';
import { Paper } from './paper.entity.js';

/** Background papers; those of a draft are told of when it is announced. */
@Injectable()
export class PaperService {
  constructor(
    private readonly desk: ConsultationDesk,
    private readonly teller: ConsultationTeller,
    private readonly queries: ConsultationQueries,
  ) {}

  async add(call: Call, body: AddPaper): Promise<ConsultationView> {
    await this.desk.change(call, body, {
      action: 'add_paper',
      work: (em, { consultation, circumstances: { now } }) => {
        const texts = { title: plainText('title', body.title, 2), text: plainText('text', body.text, 10) };
        const paper = Object.assign(new Paper(), { consultationId: body.id, ...texts });
        em.persist(paper);
        if (consultation.state === 'draft') return;
        const step = { text: `公布背景材料《${paper.title}》。`, data: paperData(paper) };
        this.teller.record(em, consultation, { kind: 'consultation.paper_added', at: now, ...step }, call.actor);
      },
    });
    return this.queries.get(call.actor, body.id);
  }

  async remove(call: Call, body: RemovePaper): Promise<ConsultationView> {
    await this.desk.change(call, body, {
      action: 'remove_paper',
      work: async (em, { consultation, circumstances: { now } }) => {
        const paper = await em.findOne(Paper, { id: body.paperId, consultationId: body.id });
        if (!paper) throw paperNotFound();
        em.remove(paper);
        if (consultation.state === 'draft') return;
        const step = { text: `撤下背景材料《${paper.title}》。`, data: { paperId: paper.id } };
        this.teller.record(em, consultation, { kind: 'consultation.paper_removed', at: now, ...step }, call.actor);
      },
    });
    return this.queries.get(call.actor, body.id);
  }
}
