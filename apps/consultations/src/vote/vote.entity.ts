import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Vote as VoteValue } from '@qsl/contracts';

/** What somebody voted on a statement: one row per statement and person, who stands here under a pseudonym. */
@Entity({ tableName: 'vote' })
@Index({ properties: ['consultationId', 'office', 'voter'] })
@Index({ properties: ['isNew', 'consultationId'] })
export class Vote {
  @PrimaryKey({ type: 'uuid' })
  statementId!: string;

  /** Instance id of the voter's office. */
  @PrimaryKey({ type: 'string', length: 7 })
  office!: string;

  /** The same for all votes of one person in one consultation; only the voter's office can make it. */
  @PrimaryKey({ type: 'string', length: 22 })
  voter!: string;

  @Property({ type: 'uuid' })
  consultationId!: string;

  @Property({ type: 'string', length: 8 })
  vote!: VoteValue;

  @Property({ type: 'datetime' })
  castAt!: Date;

  /** Not passed on yet: into a batch, or at the owner into the totals. */
  @Property({ type: 'boolean' })
  isNew: boolean = true;

  /** The batch that brought it here, or took it from here; `null` where none has since it was cast. */
  @Index()
  @Property({ type: 'uuid', nullable: true })
  batchId: string | null = null;
}
