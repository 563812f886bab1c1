import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** `request` to another service, until it has answered; `event` for the instance's event stream, until it is stored there. */
export type OutboxLaneName = 'request' | 'event';

/** A message that commits together with the change it tells of; deleted once it was taken over. */
@Entity({ tableName: 'outbox_message' })
@Index({ properties: ['lane', 'key', 'id'] })
export class OutboxMessage {
  /** Order of creation; messages of one lane and key are sent in this order. */
  @PrimaryKey({ type: 'bigint', autoincrement: true })
  id!: string;

  @Property({ type: 'string', length: 10, default: 'request' })
  lane: OutboxLaneName = 'request';

  @Property({ type: 'string', length: 200 })
  subject!: string;

  @Property({ type: 'string', length: 200 })
  key!: string;

  @Property({ type: 'json' })
  body!: object;

  /** W3C trace context of whoever wrote it, where that is traced. */
  @Property({ type: 'string', length: 55, nullable: true })
  traceparent: string | null = null;

  @Property({ type: 'datetime', defaultRaw: 'now()' })
  createdAt: Date = new Date();

  @Property({ type: 'integer', default: 0 })
  tries: number = 0;

  @Property({ type: 'datetime', defaultRaw: 'now()' })
  nextTryAt: Date = new Date();

  @Property({ type: 'text', nullable: true })
  lastError: string | null = null;
}
