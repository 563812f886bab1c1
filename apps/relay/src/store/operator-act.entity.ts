import { Entity, Index, PrimaryKey, Property, Trigger } from '@mikro-orm/decorators/legacy';
import type { OperatorActKind } from '@qsl/contracts';

/** What an operator did by hand. Append-only: the database refuses to change or delete a row. */
@Entity({ tableName: 'operator_act' })
@Index({ name: 'operator_act_at', properties: ['at', 'id'] })
@Trigger({
  name: 'is_kept',
  timing: 'before',
  events: ['update', 'delete'],
  forEach: 'row',
  body: "raise exception 'operator_act is append-only';",
})
export class OperatorActRow {
  @PrimaryKey({ type: 'uuid', defaultRaw: 'gen_random_uuid()' })
  id!: string;

  @Property({ type: 'datetime', defaultRaw: 'now()' })
  at: Date = new Date();

  /** Name of whoever acted, and the person's account where there is one. */
  @Property({ type: 'string', length: 100 })
  by!: string;

  @Property({ type: 'uuid', nullable: true })
  personId: string | null = null;

  @Property({ type: 'string', length: 20 })
  act!: OperatorActKind;

  @Property({ type: 'text' })
  target!: string;

  @Property({ type: 'text' })
  reason!: string;
}
