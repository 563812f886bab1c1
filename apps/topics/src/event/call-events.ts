import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import type { ReceivedEvent } from '@qsl/contracts';
import { isInScope, OfficeDirectory } from '@qsl/service-kit';
import { allowedActions, decide } from '@qsl/state-table';
import { NotEntitled, NotYet, unsupportedType } from '@qsl/trace';
import { CallMessages } from '../call/call-messages.js';
import { TopicCall } from '../call/call.entity.js';
import { callSituation } from '../call/call.policy.js';
import { callMachine, type CallAction } from '../call/call.transitions.js';
import { callEvents } from './event-types.js';

const actions: Readonly<Partial<Record<string, CallAction>>> = {
  'topic_call.opened': 'open',
  'topic_call.closed': 'close',
  'topic_call.concluded': 'conclude',
  'topic_call.archived': 'archive',
};

/** Follows what the offices above do to their calls, and restores this office's own. */
@Injectable()
export class CallEvents {
  readonly types = callEvents;
  private readonly logger = new Logger(CallEvents.name);

  constructor(
    private readonly offices: OfficeDirectory,
    private readonly messages: CallMessages,
  ) {}

  async apply(em: EntityManager, event: ReceivedEvent, kind: string): Promise<boolean> {
    const action = actions[kind];
    if (!action) throw unsupportedType(event.type);
    const id = event.rootCaseId;
    const known = await em.findOne(TopicCall, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
    if (!this.isEntitled(event, known)) throw new NotEntitled();
    const opened = action === 'open' ? callEvents.read('topic_call.opened', event.data).call : null;
    if (!known && !opened) throw new NotYet();
    const call = known ?? Object.assign(new TopicCall(), { id, owner: event.author });
    const situation = callSituation(call, ['owner'], { undecided: 0, today: '' });
    if (!allowedActions(callMachine, situation).includes(action)) return this.ignore(event);
    if (opened) {
      call.describe(opened);
      call.isShown = isInScope(call.scope, call.owner, this.offices);
    }
    call.move(decide(callMachine, action, situation));
    em.persist(call);
    if (!this.isOwn(event) && call.isShown) this.announce(em, call, action);
    return false;
  }

  private isOwn({ author }: ReceivedEvent): boolean {
    return author === this.offices.self.iid;
  }

  /** Only the office that opened a call speaks of it; it is the first on the route, and above this one or this one itself. */
  private isEntitled(event: ReceivedEvent, known: TopicCall | null): boolean {
    const { author, route } = event;
    const isPublisher = route.split('.')[0] === author && (this.isOwn(event) || this.offices.isAncestor(author));
    return isPublisher && (known === null || known.owner === author);
  }

  private ignore({ id, type, author, rootCaseId }: ReceivedEvent): false {
    this.logger.warn(`event ${id} (${type}) of ${author} on call ${rootCaseId} is without effect`);
    return false;
  }

  private announce(em: EntityManager, call: TopicCall, action: CallAction): void {
    const owner = this.offices.nameOf(call.owner);
    if (action === 'open') {
      const text = `${owner}发布议题征集，请组织本地群众和委员参与。`;
      this.messages.announce(em, call, { verb: 'opened', text, to: { roles: ['staff'] } });
    }
    if (action === 'close') {
      const text = `${owner}的议题征集已截止，请及时报送审核通过的议题。`;
      this.messages.announce(em, call, { verb: 'closed', text, to: { roles: ['staff'], watchers: true } });
    }
    if (action === 'conclude') {
      const text = `${owner}已公布议题遴选结果。`;
      this.messages.announce(em, call, { verb: 'concluded', text, to: { watchers: true } });
    }
  }
}
