import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { EventState } from '../protocol/event-state.js';

/** An event in custody. What it says is in its signed bytes alone; the columns are what the relay looks for. */
@Entity({ tableName: 'event' })
@Index({
  name: 'event_number_unique',
  expression:
    'create unique index "event_number_unique" on "event" ("root_case_id", "author", "iseq", (case when state in (\'conflict\', \'skipped\') then id end)) nulls not distinct',
})
@Index({
  name: 'event_to_apply',
  expression:
    'create index "event_to_apply" on "event" ("root_case_id", "author", "iseq") where state in (\'pending\', \'parked\', \'unsupported_type\')',
})
export class EventRow {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  /** Order in which events came into custody. */
  @Property({ type: 'bigint', autoincrement: true })
  ord!: string;

  @Property({ type: 'string', length: 7 })
  author!: string;

  @Property({ type: 'uuid' })
  rootCaseId!: string;

  @Property({ type: 'integer' })
  iseq!: number;

  /** UTF-8 bytes as the author signed them. */
  @Property({ type: 'blob' })
  body!: Buffer;

  @Property({ type: 'text' })
  jws!: string;

  @Property({ type: 'string', length: 16 })
  state!: EventState;

  @Property({ type: 'integer', default: 0 })
  tries: number = 0;

  /** What the service said to it, or why an operator passed it over. */
  @Property({ type: 'text', nullable: true })
  lastError: string | null = null;

  @Property({ type: 'datetime', defaultRaw: 'now()' })
  storedAt: Date = new Date();
}
