import type { FilterQuery } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Actor, type ListTopicCalls, type TopicCallPage, type TopicCallView, dayOf } from '@qsl/contracts';
import { olderThan, pageOf, pageSize } from '@qsl/persistence';
import { OfficeDirectory } from '@qsl/service-kit';
import { allowedActions } from '@qsl/state-table';
import { isOffice, isStaff } from '../actor.policy.js';
import { HomeOffice } from '../home-office.js';
import { Topic } from '../topic/topic.entity.js';
import { undecidedTopicStates } from '../topic/topic.transitions.js';
import { countsByOffice, shownTopics } from './call-counts.js';
import { CallGate } from './call-gate.js';
import { TopicCall } from './call.entity.js';
import { callNotFound } from './call.errors.js';
import { callSituation, callWho, canSeeCall } from './call.policy.js';
import { callMachine } from './call.transitions.js';
import { toCallRow } from './call.view.js';
import { countUndecided } from './undecided.js';

/** What people read of calls. */
@Injectable()
export class CallQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly offices: OfficeDirectory,
    private readonly gate: CallGate,
    private readonly home: HomeOffice,
  ) {}

  /** Newest first. */
  async list(actor: Actor, query: ListTopicCalls): Promise<TopicCallPage> {
    const size = pageSize(query);
    const visible: FilterQuery<TopicCall> = isOffice(actor) ? {} : { isShown: true, state: { $ne: 'draft' } };
    const ofState = query.state === undefined ? {} : { state: query.state };
    const found = await this.em.find(
      TopicCall,
      { $and: [visible, ofState, olderThan(query.cursor)] },
      { orderBy: { id: 'desc' }, limit: size + 1 },
    );
    const { items, nextCursor } = pageOf(found, size);
    const topics = await shownTopics(
      this.em,
      items.map(({ id }) => id),
    );
    const today = dayOf(new Date());
    const row = (call: TopicCall) =>
      toCallRow(call, { offices: this.offices, topics: topics.get(call.id) ?? 0, today });
    return { items: items.map(row), nextCursor };
  }

  /** @throws DomainError `notFound`, also where the caller may not see it. */
  async findVisible(actor: Actor, id: string): Promise<TopicCall> {
    const call = await this.em.findOne(TopicCall, { id }, { refresh: true });
    if (!call || !canSeeCall(actor, call)) throw callNotFound();
    return call;
  }

  async get(actor: Actor, id: string): Promise<TopicCallView> {
    const call = await this.findVisible(actor, id);
    const today = dayOf(new Date());
    const topics = (await shownTopics(this.em, [id])).get(id) ?? 0;
    const isOwn = call.owner === this.offices.self.iid;
    const obstacle = await this.gate.obstacle(this.em, actor, call);
    const { brief, scope, version } = call;
    return {
      ...toCallRow(call, { offices: this.offices, topics, today }),
      brief,
      scope,
      version,
      actions: [
        ...(await this.officeActions(actor, call, today)),
        ...(obstacle === null && call.isShown ? ['submit'] : []),
      ],
      threshold: this.home.threshold,
      counts: isOwn && isOffice(actor) ? await countsByOffice(this.em, call, this.offices) : [],
      obstacle: obstacle?.text.zh ?? null,
    };
  }

  private async officeActions(actor: Actor, call: TopicCall, today: string): Promise<string[]> {
    const self = this.offices.self.iid;
    if (!isStaff(actor)) return [];
    if (call.owner !== self) return (await this.hasToForward(call)) ? ['forward'] : [];
    const undecided = await countUndecided(this.em, call);
    return allowedActions(callMachine, callSituation(call, callWho(actor, call, self), { undecided, today }));
  }

  private async hasToForward({ id, state }: TopicCall): Promise<boolean> {
    if (state !== 'open' && state !== 'closed') return false;
    const waiting = { call: id, origin: this.offices.self.iid, forwardedAt: null };
    return (await this.em.count(Topic, { ...waiting, state: { $in: undecidedTopicStates } })) > 0;
  }
}
