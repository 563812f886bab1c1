import type { Rel } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Topic } from '../topic/topic.entity.js';

/** Somebody supports a topic; the key lets each person do so once. */
@Entity({ tableName: 'topic_support' })
export class TopicSupport {
  @ManyToOne(() => Topic, { primary: true })
  topic!: Rel<Topic>;

  @PrimaryKey({ type: 'uuid' })
  personId!: string;

  @Property({ type: 'datetime' })
  at: Date = new Date();
}
