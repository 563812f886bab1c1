import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** Votes of this office's people that were sent together. */
@Entity({ tableName: 'vote_batch' })
export class VoteBatch {
  /** Id of the event that carries them. */
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Index()
  @Property({ type: 'uuid' })
  consultationId!: string;

  /** When the office above had committed it. */
  @Property({ type: 'datetime', nullable: true })
  deliveredAt: Date | null = null;
}
