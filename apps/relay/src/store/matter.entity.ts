import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A matter that events in custody belong to. */
@Entity({ tableName: 'matter' })
export class MatterRow {
  @PrimaryKey({ type: 'uuid' })
  rootCaseId!: string;

  @Property({ type: 'string', length: 40 })
  kind!: string;

  /** Everybody whom any of its events was addressed to. */
  @Property({ type: 'string[]' })
  instances!: string[];

  @Property({ type: 'text', nullable: true })
  parked: string | null = null;

  @Property({ type: 'string', length: 64, nullable: true })
  lastHash: string | null = null;
}
