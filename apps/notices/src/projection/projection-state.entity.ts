import { BigIntType } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** How far the notices are: one row, locked by whoever changes them, so that sequences are committed in their order. */
@Entity({ tableName: 'projection_state' })
export class ProjectionState {
  @PrimaryKey({ type: 'string', length: 20 })
  name!: string;

  /** Counted up by every rebuild. */
  @Property({ type: 'integer' })
  generation!: number;

  /** Last sequence given to a notice; never goes back. */
  @Property({ type: new BigIntType('number') })
  sequence!: number;
}
