import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Call, type SubmitTopic, type TopicReceipt, dayOf } from '@qsl/contracts';
import { takeCode } from '@qsl/persistence';
import { CallGate } from '../call/call-gate.js';
import { CoSponsors } from '../co-sponsor/co-sponsors.js';
import { HomeOffice } from '../home-office.js';
import { draftTopic } from './submission.js';
import { TopicSteps } from './topic-steps.js';

/** Sending in a topic. */
@Injectable()
export class TopicSubmissionService {
  constructor(
    private readonly em: EntityManager,
    private readonly gate: CallGate,
    private readonly coSponsors: CoSponsors,
    private readonly steps: TopicSteps,
    private readonly home: HomeOffice,
  ) {}

  async submitTopic({ actor }: Call, body: SubmitTopic): Promise<TopicReceipt> {
    await this.gate.require(actor, body.callId);
    const topic = draftTopic(actor, body);
    const people = await this.coSponsors.find(actor, body.coSponsors ?? [], (index) => `coSponsors.${index}`);
    await this.em.transactional(async (em) => {
      const now = new Date();
      const { iid: origin, areaCode, threshold } = this.home;
      const call = await this.gate.pass(em, actor, body.callId);
      const code = await takeCode(em, `QSL-${areaCode}-${dayOf(now).slice(0, 4)}-T`);
      Object.assign(topic, { call, code, origin, route: [origin], isShown: true, threshold, submittedAt: now });
      topic.startClock('screening', now);
      em.persist(topic);
      const context = { em, topic, now, by: actor.personId };
      this.steps.submitted(context);
      await this.coSponsors.invite(em, topic, { people, now });
      this.steps.invited(
        context,
        people.map(({ personId }) => personId),
      );
    });
    const { id, code, state, version } = topic;
    return { id, code, state, version };
  }
}
