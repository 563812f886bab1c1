import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** The first answer to a command that carried an idempotency key; kept for a day. */
@Entity({ tableName: 'idempotent_reply' })
export class IdempotentReply {
  /** Person and key. */
  @PrimaryKey({ type: 'string', length: 400 })
  id!: string;

  /** SHA-256 of subject and body, hexadecimal. */
  @Property({ type: 'string', length: 64 })
  requestHash!: string;

  @Property({ type: 'json', nullable: true })
  reply: object | null = null;

  @Index()
  @Property({ type: 'datetime', defaultRaw: 'now()' })
  createdAt: Date = new Date();
}
