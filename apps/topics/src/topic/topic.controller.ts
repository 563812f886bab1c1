import { Controller } from '@nestjs/common';
import {
  getTopic,
  getTopicTimeline,
  listMyTopics,
  listTopicQueue,
  listTopics,
  type Call,
  type ListTopicQueue,
  type ListTopics,
  type PageQuery,
  type TimelineView,
  type TopicPage,
  type TopicRef,
  type TopicView,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { TopicQueries } from './topic.queries.js';
import { TopicQueue } from './topic-queue.js';
import { TopicTimeline } from './topic-timeline.js';

/** What people read of topics. */
@Controller()
export class TopicController {
  constructor(
    private readonly queries: TopicQueries,
    private readonly queue: TopicQueue,
    private readonly timelines: TopicTimeline,
  ) {}

  @HandleRpc(listTopics)
  list({ actor }: Call, body: ListTopics): Promise<TopicPage> {
    return this.queries.listPublic(actor, body);
  }

  @HandleRpc(listMyTopics)
  listMine({ actor }: Call, body: PageQuery): Promise<TopicPage> {
    return this.queries.listMine(actor, body);
  }

  @HandleRpc(listTopicQueue)
  listQueue({ actor }: Call, body: ListTopicQueue): Promise<TopicPage> {
    return this.queue.list(actor, body);
  }

  @HandleRpc(getTopic)
  get({ actor }: Call, { id }: TopicRef): Promise<TopicView> {
    return this.queries.get(actor, id);
  }

  @HandleRpc(getTopicTimeline)
  timeline({ actor }: Call, { id }: TopicRef): Promise<TimelineView> {
    return this.timelines.get(actor, id);
  }
}
