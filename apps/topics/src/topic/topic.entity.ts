import type { Rel } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { startClock, type Clock, type ClockKind } from '@qsl/casework';
import type { DisplayName, RefusalCode, TopicState } from '@qsl/contracts';
import { Searchable } from '@qsl/persistence';
import type { AuthorLabel } from '@qsl/text';
import { randomUUIDv7 } from 'node:crypto';
import { TopicCall } from '../call/call.entity.js';
import { undecidedTopicStates } from './topic.transitions.js';

/** The parts of a topic's text: 题目, 情况, 分析, 建议. */
export interface TopicParts {
  title: string;
  situation: string;
  analysis: string | null;
  proposal: string;
}

/** Why a topic was refused (`code`) or given back (`null`). */
export interface TopicNotice {
  code: RefusalCode | null;
  text: string;
}

/** A topic (议题): written here, or at an office below that handed it on. */
@Entity({ tableName: 'topic' })
@Index({ properties: ['call', 'authorId'] })
@Index({ properties: ['authorId', 'id'] })
@Index({ properties: ['state', 'id'] })
@Unique({ properties: ['origin', 'code'] })
export class Topic extends Searchable {
  /** UUIDv7: in the order of submission. */
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @ManyToOne(() => TopicCall)
  call!: Rel<TopicCall>;

  /** Instance id of the office where it was written. */
  @Property({ type: 'string', length: 7 })
  origin!: string;

  /** Instance ids from the origin to the office that it was handed on to. */
  @Property({ type: 'string[]' })
  route!: string[];

  @Property({ type: 'string', length: 40 })
  code!: string;

  /** Known at its origin alone. */
  @Property({ type: 'uuid', nullable: true })
  authorId: string | null = null;

  @Property({ type: 'string', length: 10, nullable: true })
  displayName: DisplayName | null = null;

  /** The author in this office's portal. */
  @Property({ type: 'string', length: 60 })
  shownName!: string;

  @Property({ type: 'string', length: 10 })
  authorLabel!: AuthorLabel;

  /** As written, for the author's own eyes; at other offices `null`. */
  @Property({ type: 'json', nullable: true })
  written: TopicParts | null = null;

  /** Without personal data, for everybody else. */
  @Property({ type: 'string', length: 60 })
  title!: string;

  @Property({ type: 'text' })
  situation!: string;

  @Property({ type: 'text', nullable: true })
  analysis: string | null = null;

  @Property({ type: 'text' })
  proposal!: string;

  @Property({ type: 'string', length: 6 })
  areaCode!: string;

  @Property({ type: 'string', length: 20 })
  state: TopicState = 'submitted';

  /** Whether it stands in this office's portal once it is public; an office between origin and owner lets it pass only. */
  @Property({ type: 'boolean' })
  isShown!: boolean;

  /** Counts what people did to it, supports not among it. */
  @Property({ type: 'integer' })
  version: number = 1;

  @Property({ type: 'datetime' })
  submittedAt!: Date;

  @Property({ type: 'datetime', nullable: true })
  publishedAt: Date | null = null;

  @Property({ type: 'datetime', nullable: true })
  forwardedAt: Date | null = null;

  /** Of the screening, or of the author's revision. */
  @Property({ type: 'json', nullable: true })
  clock: Clock | null = null;

  @Property({ type: 'datetime', nullable: true })
  dueAt: Date | null = null;

  @Property({ type: 'json', nullable: true })
  notice: TopicNotice | null = null;

  /** Rows of `topic_support` at its origin, written with them. */
  @Property({ type: 'integer' })
  supports: number = 0;

  @Property({ type: 'integer' })
  threshold!: number;

  /** How many co-sponsors have accepted. */
  @Property({ type: 'integer' })
  coSponsorCount: number = 0;

  /** Supports that the offices above were told of last. */
  @Property({ type: 'integer' })
  supportsTold: number = 0;

  /** Why it was not selected. */
  @Property({ type: 'text', nullable: true })
  decision: string | null = null;

  @Property({ type: 'json', nullable: true })
  consultation: { id: string; title: string } | null = null;

  /** Instance id of the office that decides on it: its origin until it was handed on, then the owner of the call. */
  get decider(): string {
    return this.forwardedAt === null ? this.origin : this.call.owner;
  }

  /** Instance id of the office where it lies: with its decider until that has decided. */
  get holder(): string {
    return undecidedTopicStates.includes(this.state) ? this.decider : this.origin;
  }

  /** Takes a text without personal data, and lets the search find it. */
  describe({ title, situation, analysis, proposal }: TopicParts): void {
    Object.assign(this, { title, situation, analysis, proposal });
    this.indexWords(title, [situation, analysis ?? '', proposal].join(' '));
  }

  move(state: TopicState): void {
    this.state = state;
    this.version += 1;
  }

  publish(now: Date): void {
    this.publishedAt = now;
    this.notice = null;
    this.stopClock();
  }

  startClock(kind: ClockKind, now: Date): void {
    this.clock = startClock(kind, now);
    this.dueAt = new Date(this.clock.dueAt);
  }

  stopClock(): void {
    this.clock = null;
    this.dueAt = null;
  }
}
