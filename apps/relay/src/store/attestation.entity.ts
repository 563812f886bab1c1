import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** How far the log for a neighbour was looked through for own events that offices further on are to have. */
@Entity({ tableName: 'attest_scan' })
export class AttestScanRow {
  @PrimaryKey({ type: 'string', length: 7 })
  peer!: string;

  @Property({ type: 'integer' })
  epoch!: number;

  @Property({ type: 'integer' })
  seq!: number;
}

/** An office behind a neighbour that is asked for lists. */
@Entity({ tableName: 'attest_end' })
export class AttestEndRow {
  @PrimaryKey({ type: 'string', length: 7 })
  peer!: string;

  @PrimaryKey({ type: 'string', length: 7 })
  endIid!: string;

  @Property({ type: 'datetime' })
  askedAt!: Date;

  /** Milliseconds without a list, while the neighbour talked. */
  @Property({ type: 'bigint' })
  silentMs!: string;
}

/** An own event that a neighbour has confirmed and an office behind it is not known to have. */
@Entity({ tableName: 'attest_due' })
@Index({ name: 'attest_due_turn', properties: ['peer', 'endIid', 'saidAt'] })
export class AttestDueRow {
  @PrimaryKey({ type: 'string', length: 7 })
  endIid!: string;

  @PrimaryKey({ type: 'uuid' })
  eventId!: string;

  @Property({ type: 'string', length: 7 })
  peer!: string;

  @Property({ type: 'datetime', defaultRaw: 'now()' })
  dueSince: Date = new Date();

  /** When the office last said that it lacks the event, and for how many milliseconds it has said so. */
  @Property({ type: 'datetime', nullable: true })
  saidAt: Date | null = null;

  @Property({ type: 'bigint' })
  lackedMs!: string;
}
