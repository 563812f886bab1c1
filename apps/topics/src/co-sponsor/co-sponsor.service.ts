import { Injectable } from '@nestjs/common';
import type { AnswerInvitation, Call, InviteCoSponsor, TopicView } from '@qsl/contracts';
import { TopicDesk } from '../topic/topic-desk.js';
import { TopicSteps } from '../topic/topic-steps.js';
import { TopicQueries } from '../topic/topic.queries.js';
import { CoSponsors } from './co-sponsors.js';

/** Putting one's name under somebody else's topic. */
@Injectable()
export class CoSponsorService {
  constructor(
    private readonly coSponsors: CoSponsors,
    private readonly desk: TopicDesk,
    private readonly steps: TopicSteps,
    private readonly queries: TopicQueries,
  ) {}

  async inviteCoSponsor(call: Call, body: InviteCoSponsor): Promise<TopicView> {
    const { actor } = call;
    await this.desk.require(call, body, 'invite');
    const people = await this.coSponsors.find(actor, [body.account], () => 'account');
    await this.desk.change(call, body, {
      action: 'invite',
      work: async ({ em, topic, now }) => {
        await this.coSponsors.invite(em, topic, { people, now });
        topic.version += 1;
        const persons = people.map(({ personId }) => personId);
        this.steps.invited({ em, topic, now, by: actor.personId }, persons);
      },
    });
    return this.queries.get(actor, body.id);
  }

  async answerInvitation(call: Call, { id, accepted }: AnswerInvitation): Promise<TopicView> {
    const { actor } = call;
    await this.desk.change(
      call,
      { id },
      {
        action: 'answer_invitation',
        work: ({ em, topic, now, invitation }) => {
          const context = { em, topic, now, by: actor.personId };
          invitation?.answerWith(accepted ? actor.name : null, now);
          if (!accepted) return this.steps.coSigningDeclined(context);
          topic.coSponsorCount += 1;
          this.steps.coSigned(context);
        },
      },
    );
    return this.queries.get(actor, id);
  }
}
