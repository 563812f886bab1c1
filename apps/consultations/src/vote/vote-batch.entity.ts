import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { randomUUIDv7 } from 'node:crypto';

/** Votes of this office's people that were sent together. */
@Entity({ tableName: 'vote_batch' })
export class VoteBatch {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  /** The event that carries them. */
  @Property({ type: 'uuid', unique: true })
  eventId!: string;

  @Index()
  @Property({ type: 'uuid' })
  consultationId!: string;

  /** When the office above had committed it. */
  @Property({ type: 'datetime', nullable: true })
  deliveredAt: Date | null = null;
}
