import { raw, type FilterQuery } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor, ListTopics, PageQuery, TopicPage, TopicView } from '@qsl/contracts';
import { foundBy, olderThan, pageOf, pageSize } from '@qsl/persistence';
import { codePrefixOf } from '@qsl/regions';
import { OfficeDirectory } from '@qsl/service-kit';
import { CoSponsor } from '../co-sponsor/co-sponsor.entity.js';
import { TopicSupport } from '../support/support.entity.js';
import { Topic } from './topic.entity.js';
import { topicNotFound } from './topic.errors.js';
import { canSeeTopic } from './topic.policy.js';
import { publicTopicStates } from './topic.transitions.js';
import { toTopicRow, toTopicView, type Showing } from './topic.view.js';

type Conditions = FilterQuery<Topic>[];

/** What people read of topics. */
@Injectable()
export class TopicQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly offices: OfficeDirectory,
  ) {}

  listPublic(actor: Actor, query: ListTopics): Promise<TopicPage> {
    const { callId, state, areaCode, q } = query;
    return this.page(actor, query, [
      { isShown: true, state: { $in: publicTopicStates.filter((one) => state === undefined || one === state) } },
      ...(callId === undefined ? [] : [{ call: callId }]),
      ...(areaCode === undefined ? [] : [{ areaCode: { $like: `${codePrefixOf(areaCode)}%` } }]),
      ...(q === undefined ? [] : [foundBy(q)]),
    ]);
  }

  /** Those that they wrote, and those that they were invited to co-sign; a visitor has none. */
  async listMine(actor: Actor, query: PageQuery): Promise<TopicPage> {
    const { personId } = actor;
    if (personId === null) return { items: [], nextCursor: null };
    const isInvited = 'in (select topic_id from co_sponsor where person_id = ?)';
    const invited = { [raw((alias) => `${alias}.id ${isInvited}`, [personId])]: [] };
    return this.page(actor, query, [{ $or: [{ authorId: personId }, invited] }]);
  }

  async get(actor: Actor, id: string): Promise<TopicView> {
    const { topic, coSponsors } = await this.findVisible(actor, id);
    const { personId } = actor;
    const supported = personId !== null && (await this.em.count(TopicSupport, { topic: id, personId })) > 0;
    return toTopicView(topic, this.showing(actor), { coSponsors, supported });
  }

  /** @throws DomainError `notFound`, also where the caller may not see it. */
  async findVisible(actor: Actor, id: string): Promise<{ topic: Topic; coSponsors: CoSponsor[] }> {
    const topic = await this.em.findOne(Topic, { id }, { populate: ['call'], refresh: true });
    const coSponsors = topic
      ? await this.em.find(CoSponsor, { topic: id }, { orderBy: { account: 'asc' }, refresh: true })
      : [];
    const own = coSponsors.find(({ personId }) => personId === actor.personId);
    const part = { actor, self: this.offices.self.iid, invitation: own?.stateAt(new Date()) ?? null };
    if (!topic || !canSeeTopic(part, topic)) throw topicNotFound();
    return { topic, coSponsors };
  }

  /** Newest first: ids grow with time. */
  private async page(actor: Actor, query: PageQuery, conditions: Conditions): Promise<TopicPage> {
    const size = pageSize(query);
    const found = await this.em.find(
      Topic,
      { $and: [...conditions, olderThan(query.cursor)] },
      { populate: ['call'], orderBy: { id: 'desc' }, limit: size + 1 },
    );
    const { items, nextCursor } = pageOf(found, size);
    const showing = this.showing(actor);
    return { items: items.map((topic) => toTopicRow(topic, showing)), nextCursor };
  }

  private showing(actor: Actor): Showing {
    return { actor, offices: this.offices, now: new Date() };
  }
}
