import { Injectable } from '@nestjs/common';
import type { ActOnTopic, Call, RefuseTopic, ReturnTopic, ReviseTopic, TopicView, WithdrawTopic } from '@qsl/contracts';
import { wordsOf } from '../words.js';
import { maskedParts, partsOf } from './submission.js';
import { TopicDesk } from './topic-desk.js';
import { TopicSteps, type StepContext } from './topic-steps.js';
import { TopicQueries } from './topic.queries.js';
import type { TopicAction } from './topic.transitions.js';

interface Move {
  action: TopicAction;
  /** What changes besides the state, which has been moved. */
  work: (context: StepContext) => void;
}

/** What authors and screening staff do with a topic until it is public. */
@Injectable()
export class TopicService {
  constructor(
    private readonly desk: TopicDesk,
    private readonly steps: TopicSteps,
    private readonly queries: TopicQueries,
  ) {}

  screenTopic(call: Call, body: ActOnTopic): Promise<TopicView> {
    return this.move(call, body, { action: 'screen', work: (context) => this.steps.screening(context) });
  }

  /** The clock of the office stops, that of the author starts. */
  async returnTopic(call: Call, body: ReturnTopic): Promise<TopicView> {
    const text = wordsOf(body.text, { field: 'text', least: 4 });
    const work = (context: StepContext): void => {
      context.topic.notice = { code: null, text };
      context.topic.startClock('supplement', context.now);
      this.steps.returned(context);
    };
    return this.move(call, body, { action: 'return', work });
  }

  publishTopic(call: Call, body: ActOnTopic): Promise<TopicView> {
    const work = (context: StepContext): void => {
      context.topic.publish(context.now);
      this.steps.published(context);
    };
    return this.move(call, body, { action: 'publish', work });
  }

  async refuseTopic(call: Call, body: RefuseTopic): Promise<TopicView> {
    const { code } = body;
    const text = wordsOf(body.text, { field: 'text', least: 4 });
    const work = (context: StepContext): void => {
      context.topic.notice = { code, text };
      context.topic.stopClock();
      this.steps.refused(context, code);
    };
    return this.move(call, body, { action: 'refuse', work });
  }

  /** The office screens it again, with a clock of its own. */
  async reviseTopic(call: Call, body: ReviseTopic): Promise<TopicView> {
    const written = partsOf(body);
    const work = (context: StepContext): void => {
      context.topic.written = written;
      context.topic.describe(maskedParts(written, call.actor.name));
      context.topic.startClock('screening', context.now);
      this.steps.revised(context);
    };
    return this.move(call, body, { action: 'revise', work });
  }

  withdrawTopic(call: Call, body: WithdrawTopic): Promise<TopicView> {
    const work = (context: StepContext): void => {
      context.topic.stopClock();
      this.steps.withdrawn(context, body.code);
    };
    return this.move(call, body, { action: 'withdraw', work });
  }

  private async move(call: Call, command: ActOnTopic, { action, work }: Move): Promise<TopicView> {
    const by = call.actor.personId;
    await this.desk.change(call, command, {
      action,
      work: ({ em, topic, next, now }) => {
        topic.move(next);
        work({ em, topic, now, by });
      },
    });
    return this.queries.get(call.actor, command.id);
  }
}
