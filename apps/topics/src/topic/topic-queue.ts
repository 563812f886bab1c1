import { EntityManager, type FilterQuery } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor, ListTopicQueue, TopicPage } from '@qsl/contracts';
import { fromCursor, pageOf, pageSize, type Place } from '@qsl/persistence';
import { OfficeDirectory } from '@qsl/service-kit';
import { isOffice } from '../actor.policy.js';
import { Topic } from './topic.entity.js';
import { officeOnly } from './topic.errors.js';
import { undecidedTopicStates, unscreenedTopicStates } from './topic.transitions.js';
import { toTopicRow } from './topic.view.js';

/** A queue: what is in it, and the time by which it is sorted, the oldest first. */
interface Queue {
  holds: FilterQuery<Topic> & object;
  sortedBy: 'dueAt' | 'publishedAt';
}

/** What lies on the office's table. */
@Injectable()
export class TopicQueue {
  constructor(
    private readonly em: EntityManager,
    private readonly offices: OfficeDirectory,
  ) {}

  async list(actor: Actor, query: ListTopicQueue): Promise<TopicPage> {
    if (!isOffice(actor)) throw officeOnly();
    const { holds, sortedBy } = this.queueOf(query.task);
    const place = fromCursor(query.cursor);
    const size = pageSize(query);
    const ofCall = query.callId === undefined ? {} : { call: query.callId };
    const found = await this.em.find(
      Topic,
      { $and: [holds, ofCall, place ? after(place, sortedBy) : {}] },
      { populate: ['call'], orderBy: { [sortedBy]: 'asc', id: 'asc' }, limit: size + 1 },
    );
    const { items, nextCursor } = pageOf(found, size, (topic) => topic[sortedBy]);
    const showing = { actor, offices: this.offices, now: new Date() };
    return { items: items.map((topic) => toTopicRow(topic, showing)), nextCursor };
  }

  private queueOf(task: ListTopicQueue['task']): Queue {
    const self = this.offices.self.iid;
    switch (task) {
      case 'screen':
        return { holds: { origin: self, state: { $in: unscreenedTopicStates } }, sortedBy: 'dueAt' };
      case 'forward':
        return {
          holds: {
            origin: self,
            state: { $in: undecidedTopicStates },
            forwardedAt: null,
            call: { owner: { $ne: self }, state: { $in: ['open', 'closed'] } },
          },
          sortedBy: 'publishedAt',
        };
      case 'decide':
        return {
          holds: {
            state: { $in: undecidedTopicStates },
            call: { owner: self },
            $or: [{ origin: self }, { forwardedAt: { $ne: null } }],
          },
          sortedBy: 'publishedAt',
        };
    }
  }
}

/** Times of a queue are never `null`: unscreened topics have a clock, public ones a day on which they became public. */
function after({ at, id }: Place, sortedBy: Queue['sortedBy']): FilterQuery<Topic> {
  return { $or: [{ [sortedBy]: { $gt: at } }, { [sortedBy]: at, id: { $gt: id } }] };
}
