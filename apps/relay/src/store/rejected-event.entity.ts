import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** What a neighbour handed out and we did not believe: evidence for the operator. */
@Entity({ tableName: 'rejected_event' })
export class RejectedEventRow {
  @PrimaryKey({ type: 'bigint', autoincrement: true })
  id!: string;

  @Property({ type: 'string', length: 7 })
  peer!: string;

  @Property({ type: 'string', length: 40 })
  reason!: string;

  @Property({ type: 'blob' })
  body!: Buffer;

  @Property({ type: 'blob' })
  jws!: Buffer;

  @Property({ type: 'datetime', defaultRaw: 'now()' })
  rejectedAt: Date = new Date();
}
