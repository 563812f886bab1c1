import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { DraftTopicCall, Scope, TopicCallState, TopicSender } from '@qsl/contracts';
import { randomUUIDv7 } from 'node:crypto';

export const defaultMaxPerPerson = 3;

/** A call for topics (议题征集), of this office or of one above it. */
@Entity({ tableName: 'topic_call' })
@Index({ properties: ['state', 'closesOn'] })
export class TopicCall {
  /** UUIDv7: in the order in which they were drafted. */
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  /** Instance id of the office that opened it. */
  @Property({ type: 'string', length: 7 })
  owner!: string;

  @Property({ type: 'string', length: 60 })
  title!: string;

  @Property({ type: 'text' })
  brief!: string;

  /** First and last day on which topics are taken, YYYY-MM-DD, Beijing time. */
  @Property({ type: 'string', length: 10 })
  opensOn!: string;

  @Property({ type: 'string', length: 10 })
  closesOn!: string;

  @Property({ type: 'string[]' })
  eligible!: TopicSender[];

  @Property({ type: 'integer' })
  maxPerPerson!: number;

  @Property({ type: 'json' })
  scope!: Scope;

  /** Whether it appears in this office's portal. */
  @Property({ type: 'boolean' })
  isShown!: boolean;

  @Property({ type: 'string', length: 10 })
  state: TopicCallState = 'draft';

  /** Counts what its owner did to it. */
  @Property({ type: 'integer' })
  version: number = 1;

  describe(text: DraftTopicCall): void {
    const { title, brief, opensOn, closesOn, eligible, scope, maxPerPerson = defaultMaxPerPerson } = text;
    Object.assign(this, { title, brief, opensOn, closesOn, eligible, scope, maxPerPerson });
  }

  move(state: TopicCallState): void {
    this.state = state;
    this.version += 1;
  }

  /** Whether topics are taken on a day; asked at each submission, so that a call that is closed late takes nothing late. */
  takesTopicsOn(day: string): boolean {
    return this.state === 'open' && this.opensOn <= day && day <= this.closesOn;
  }
}
