import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** One card of the directory log, as the registrar signed it. */
@Entity({ tableName: 'card' })
export class CardRow {
  @PrimaryKey({ type: 'integer', autoincrement: false })
  serial!: number;

  @Property({ type: 'string', length: 7 })
  iid!: string;

  @Property({ type: 'text' })
  body!: string;

  @Property({ type: 'text' })
  jws!: string;

  @Property({ type: 'datetime', defaultRaw: 'now()' })
  takenAt: Date = new Date();
}
