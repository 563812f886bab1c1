import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** The last word of an office below this one on how it is. */
@Entity({ tableName: 'office_health' })
export class OfficeHealthRow {
  @PrimaryKey({ type: 'string', length: 7 })
  iid!: string;

  /** JSON. */
  @Property({ type: 'text' })
  report!: string;

  @Property({ type: 'datetime', defaultRaw: 'now()' })
  heardAt: Date = new Date();
}
