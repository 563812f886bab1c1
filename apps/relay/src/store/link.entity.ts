import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { CarriedReplay, LinkRecord, Recovery } from '../protocol/link-record.js';
import type { LinkStanding } from '../protocol/link-standing.js';

/** The durable state of the link to one neighbour. */
@Entity({ tableName: 'link' })
export class LinkRow implements LinkRecord {
  @PrimaryKey({ type: 'string', length: 7 })
  peer!: string;

  @Property({ type: 'integer' })
  outEpoch!: number;

  @Property({ type: 'integer' })
  outHead!: number;

  @Property({ type: 'string', length: 64 })
  outChain!: string;

  @Property({ type: 'integer' })
  seenEpoch!: number;

  @Property({ type: 'integer' })
  inEpoch!: number;

  @Property({ type: 'integer' })
  inCursor!: number;

  @Property({ type: 'string', length: 64 })
  inChain!: string;

  @Property({ type: 'integer' })
  peerCursor!: number;

  @Property({ type: 'integer' })
  noticeCursor!: number;

  @Property({ type: 'string', length: 8 })
  recovery!: Recovery;

  @Property({ type: 'string', length: 9, default: 'open' })
  standing: LinkStanding = 'open';

  @Property({ type: 'json', nullable: true })
  carried: CarriedReplay | null = null;
}
