import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** One place in our log for a neighbour. Outlives its receipt (R3). */
@Entity({ tableName: 'link_log' })
@Index({ name: 'link_log_event', properties: ['eventId'] })
export class LinkLogRow {
  @PrimaryKey({ type: 'string', length: 7 })
  peer!: string;

  @PrimaryKey({ type: 'integer' })
  epoch!: number;

  @PrimaryKey({ type: 'integer' })
  seq!: number;

  @Property({ type: 'uuid' })
  eventId!: string;

  @Property({ type: 'string', length: 64 })
  chain!: string;

  @Property({ type: 'datetime', defaultRaw: 'now()' })
  loggedAt: Date = new Date();
}
