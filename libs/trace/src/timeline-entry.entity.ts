import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OfficialReply, Outcome } from '@qsl/contracts';

/** One step of a matter at one office; the same row at everyone on the route. */
@Entity({ tableName: 'timeline_entry' })
@Index({ properties: ['rootCaseId', 'sequence'] })
export class TimelineEntry {
  /** UUIDv7; the id of the event that told of it. */
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  rootCaseId!: string;

  /** Order in which this office wrote or applied it; never before what it builds on. */
  @Property({ type: 'bigint', autoincrement: true })
  sequence!: string;

  /** By the clock of the office where it happened. */
  @Property({ type: 'datetime' })
  at!: Date;

  @Property({ type: 'string', length: 7 })
  instance!: string;

  @Property({ type: 'string', length: 60 })
  kind!: string;

  @Property({ type: 'string', length: 100 })
  actor!: string;

  @Property({ type: 'text' })
  text!: string;

  @Property({ type: 'uuid', nullable: true })
  transferId: string | null = null;

  /** Its author was not entitled to it: kept and shown, without effect. */
  @Property({ type: 'boolean' })
  isVoid: boolean = false;

  @Property({ type: 'json', nullable: true })
  reply: OfficialReply | null = null;

  @Property({ type: 'json', nullable: true })
  outcome: Outcome | null = null;
}
