import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { ModerationReason, StatementState } from '@qsl/contracts';
import { randomUUIDv7 } from 'node:crypto';

/** One view in one sentence that others vote on. */
@Entity({ tableName: 'statement' })
@Unique({ properties: ['consultationId', 'textKey'] })
@Index({ properties: ['consultationId', 'state', 'id'] })
export class Statement {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Property({ type: 'uuid' })
  consultationId!: string;

  /** Instance id of the office where it was written. */
  @Property({ type: 'string', length: 7 })
  office!: string;

  /** Known at that office only. */
  @Property({ type: 'uuid', nullable: true })
  authorId: string | null = null;

  /** Without personal data. */
  @Property({ type: 'string', length: 140 })
  text!: string;

  /** One for every way of writing the same text; `null` where it is refused as a duplicate of another that has the key. */
  @Property({ type: 'string', length: 43, nullable: true })
  textKey: string | null = null;

  @Property({ type: 'string', length: 10 })
  state: StatementState = 'pending';

  @Property({ type: 'string', length: 20, nullable: true })
  refusal: ModerationReason | null = null;

  @Property({ type: 'datetime' })
  createdAt: Date = new Date();

  /** Over all offices, by the owner's last count. */
  @Property({ type: 'integer' })
  agree: number = 0;

  @Property({ type: 'integer' })
  disagree: number = 0;

  @Property({ type: 'integer' })
  pass: number = 0;
}
