import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import {
  versionConflict,
  type ActOnTopicCall,
  type Call,
  type DraftTopicCall,
  type ReviseTopicCall,
  type TopicCallView,
  dayOf,
} from '@qsl/contracts';
import { OfficeDirectory, targetsOf } from '@qsl/service-kit';
import { decide, requireRole } from '@qsl/state-table';
import { isStaff } from '../actor.policy.js';
import { wordsOf } from '../words.js';
import { CallMessages } from './call-messages.js';
import { TopicCall } from './call.entity.js';
import { callNotFound, closesBeforeItOpens, officeOnly } from './call.errors.js';
import { callSituation, callWho, canSeeCall } from './call.policy.js';
import { CallQueries } from './call.queries.js';
import { callMachine, type CallAction } from './call.transitions.js';
import { countUndecided } from './undecided.js';

interface Change {
  action: CallAction;
  /** After the state has been moved. */
  work: (em: EntityManager, topicCall: TopicCall) => void;
}

/** What staff do with the calls of their office. */
@Injectable()
export class CallService {
  constructor(
    private readonly em: EntityManager,
    private readonly offices: OfficeDirectory,
    private readonly messages: CallMessages,
    private readonly queries: CallQueries,
  ) {}

  async draftCall({ actor }: Call, body: DraftTopicCall): Promise<TopicCallView> {
    if (!isStaff(actor)) throw officeOnly();
    const text = this.textOf(body);
    const drafted = Object.assign(new TopicCall(), { owner: this.offices.self.iid, isShown: true });
    drafted.describe(text);
    await this.em.transactional(async (em) => em.persist(drafted));
    return this.queries.get(actor, drafted.id);
  }

  reviseCall(call: Call, body: ReviseTopicCall): Promise<TopicCallView> {
    const work = (_em: EntityManager, revised: TopicCall): void => {
      revised.describe(this.textOf(body));
    };
    return this.change(call, body, { action: 'revise', work });
  }

  openCall(call: Call, body: ActOnTopicCall): Promise<TopicCallView> {
    return this.change(call, body, { action: 'open', work: (em, opened) => this.messages.send(em, opened, 'open') });
  }

  closeCall(call: Call, body: ActOnTopicCall): Promise<TopicCallView> {
    return this.change(call, body, { action: 'close', work: (em, closed) => this.messages.close(em, closed) });
  }

  concludeCall(call: Call, body: ActOnTopicCall): Promise<TopicCallView> {
    const work = (em: EntityManager, concluded: TopicCall): void => {
      this.messages.send(em, concluded, 'conclude');
      this.messages.announce(em, concluded, {
        verb: 'concluded',
        text: '议题征集已公布遴选结果。',
        to: { watchers: true },
      });
    };
    return this.change(call, body, { action: 'conclude', work });
  }

  archiveCall(call: Call, body: ActOnTopicCall): Promise<TopicCallView> {
    const work: Change['work'] = (em, archived) => this.messages.send(em, archived, 'archive');
    return this.change(call, body, { action: 'archive', work });
  }

  /** Checked in this order: may see it, may ever do it, has read its last version, may do it now. */
  private async change(call: Call, command: ActOnTopicCall, { action, work }: Change): Promise<TopicCallView> {
    const { actor } = call;
    const { id, expectedVersion } = command;
    await this.em.transactional(async (em) => {
      const found = await em.findOne(TopicCall, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
      if (!found || !canSeeCall(actor, found)) throw callNotFound();
      const who = callWho(actor, found, this.offices.self.iid);
      requireRole(callMachine, action, who);
      if (found.version !== expectedVersion) throw versionConflict('topic_call', found.version);
      const facts = { undecided: await countUndecided(em, found), today: dayOf(new Date()) };
      found.move(decide(callMachine, action, callSituation(found, who, facts)));
      work(em, found);
    });
    return this.queries.get(actor, id);
  }

  /** @throws DomainError `invalid` */
  private textOf(body: DraftTopicCall): DraftTopicCall {
    if (body.closesOn < body.opensOn) throw closesBeforeItOpens();
    targetsOf(body.scope, this.offices);
    const title = wordsOf(body.title, { field: 'title', least: 4 });
    return { ...body, title, brief: wordsOf(body.brief, { field: 'brief', least: 10 }) };
  }
}
