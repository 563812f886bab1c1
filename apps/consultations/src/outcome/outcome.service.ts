import { Injectable } from '@nestjs/common';
import {
  draftArticleFromOutcome,
  type Call,
  type ConcludeConsultation,
  type ConsultationView,
  type TrackConsultation,
} from '@qsl/contracts';
import { Outbox } from '@qsl/persistence';
import { randomUUIDv7 } from 'node:crypto';
import { ConsultationDesk } from '../consultation/consultation-desk.js';
import { ConsultationTeller } from '../consultation/consultation-teller.js';
import { nothingPromised } from '../consultation/consultation.errors.js';
import { ConsultationQueries } from '../consultation/consultation.queries.js';
import { plainText } from '../consultation/plain-text.js';
import { VoteCount } from '../vote/vote-count.js';
import { decisionTexts } from './decision-texts.js';

/** What came of a consultation, and what was promised. */
@Injectable()
export class OutcomeService {
  constructor(
    private readonly desk: ConsultationDesk,
    private readonly teller: ConsultationTeller,
    private readonly queries: ConsultationQueries,
    private readonly count: VoteCount,
    private readonly outbox: Outbox,
  ) {}

  /** Counts for the last time: a vote that arrives later is kept and changes no total. */
  async conclude(call: Call, body: ConcludeConsultation): Promise<ConsultationView> {
    const { id, decision } = body;
    await this.desk.change(call, body, {
      action: 'conclude',
      work: async (em, { consultation, circumstances: { now } }) => {
        const text = plainText('text', body.text, 20);
        const conclusion = { decision, text, concludedAt: now.toISOString() };
        await this.count.count(em, consultation);
        consultation.outcome = conclusion;
        const told = `公布协商成果，意见${decisionTexts[decision]}。`;
        const step = { kind: 'consultation.concluded' as const, at: now, text: told, data: { conclusion } };
        this.teller.record(em, consultation, step, call.actor);
        const article = { kind: 'consultation' as const, id, title: consultation.title, text };
        this.outbox.add(em, draftArticleFromOutcome, { key: `consultation:${id}`, body: article });
      },
    });
    return this.queries.get(call.actor, id);
  }

  async track(call: Call, body: TrackConsultation): Promise<ConsultationView> {
    const promises = body.commitments.map(({ owner, text, dueOn }) => ({ id: randomUUIDv7(), owner, text, dueOn }));
    await this.desk.change(call, body, {
      action: 'track',
      work: (em, { consultation, circumstances: { now } }) => {
        consultation.commitments = promises;
        consultation.noCommitment = promises.length > 0 ? null : reasonOf(body);
        const { commitments, noCommitment } = consultation;
        const text =
          noCommitment === null ? `公布落实承诺${promises.length}项，开始跟踪。` : '说明暂无落实承诺的原因。';
        const step = { kind: 'consultation.tracked' as const, at: now, text, data: { commitments, noCommitment } };
        this.teller.record(em, consultation, step, call.actor);
      },
    });
    return this.queries.get(call.actor, body.id);
  }
}

/** @throws DomainError `invalid` where nothing is promised and no reason is given. */
function reasonOf({ noCommitment }: TrackConsultation): string {
  if (noCommitment === undefined) throw nothingPromised();
  return plainText('noCommitment', noCommitment, 4);
}
