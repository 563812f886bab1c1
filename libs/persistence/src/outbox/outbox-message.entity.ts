import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A request to another service that commits together with the change it tells of; deleted once it was answered. */
@Entity({ tableName: 'outbox_message' })
@Index({ properties: ['key', 'id'] })
export class OutboxMessage {
  /** Order of creation; requests of one key are sent in this order. */
  @PrimaryKey({ type: 'bigint', autoincrement: true })
  id!: string;

  @Property({ type: 'string', length: 200 })
  subject!: string;

  @Property({ type: 'string', length: 200 })
  key!: string;

  @Property({ type: 'json' })
  body!: object;

  @Property({ type: 'datetime', defaultRaw: 'now()' })
  createdAt: Date = new Date();

  @Property({ type: 'integer', default: 0 })
  tries: number = 0;

  @Property({ type: 'datetime', defaultRaw: 'now()' })
  nextTryAt: Date = new Date();

  @Property({ type: 'text', nullable: true })
  lastError: string | null = null;
}
