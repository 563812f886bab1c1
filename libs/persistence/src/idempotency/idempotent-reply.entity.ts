import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { SealedReply } from './sealed-reply.js';

/** The first answer to a command that carried an idempotency key; kept for a day. */
@Entity({ tableName: 'idempotent_reply' })
export class IdempotentReply {
  /** SHA-256 of person and key, hexadecimal. */
  @PrimaryKey({ type: 'string', length: 400 })
  id!: string;

  /** SHA-256 of key, subject and body, hexadecimal; without the key, nobody can guess a body from it. */
  @Property({ type: 'string', length: 64 })
  requestHash!: string;

  /** Sealed: it may hold what only the caller may know. */
  @Property({ type: 'json', nullable: true })
  reply: SealedReply | null = null;

  @Index()
  @Property({ type: 'datetime', defaultRaw: 'now()' })
  createdAt: Date = new Date();
}
