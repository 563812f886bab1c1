import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type {
  OfficialReply,
  Outcome,
  RevealClass,
  SnapshotView,
  TransferKind,
  TransferReasonCode,
  TransferState,
  TransferView,
} from '@qsl/contracts';
import { randomUUIDv7 } from 'node:crypto';

/** A matter's way from one office to a neighbour (流转件). Everyone on the route keeps a copy and derives the same state from the events. */
@Entity({ tableName: 'transfer' })
@Index({ properties: ['toInstance', 'state'] })
@Index({ properties: ['fromInstance', 'state'] })
export class Transfer {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Index()
  @Property({ type: 'uuid' })
  rootCaseId!: string;

  /** This office's case that it leaves from or arrived at. */
  @Index()
  @Property({ type: 'uuid', nullable: true })
  caseId: string | null = null;

  @Property({ type: 'string', length: 10 })
  kind!: TransferKind;

  @Property({ type: 'string', length: 7 })
  fromInstance!: string;

  @Property({ type: 'string', length: 7 })
  toInstance!: string;

  /** Offices from the origin to the receiver, both included. */
  @Property({ type: 'text[]' })
  path!: string[];

  /** The transfer by which the sender itself got the matter. */
  @Property({ type: 'uuid', nullable: true })
  parentTransferId: string | null = null;

  @Property({ type: 'string', length: 20 })
  state!: TransferState;

  @Property({ type: 'string', length: 30 })
  reasonCode!: TransferReasonCode;

  @Property({ type: 'text' })
  reason!: string;

  @Property({ type: 'text[]' })
  reveal!: RevealClass[];

  @Property({ type: 'json' })
  snapshot!: SnapshotView;

  /** Reply date that the sender asks for, YYYY-MM-DD. */
  @Property({ type: 'string', length: 10, nullable: true })
  dueOn: string | null = null;

  @Property({ type: 'datetime' })
  composedAt!: Date;

  /** Known to the sending office only; whoever composed it may not sign it off. */
  @Property({ type: 'uuid', nullable: true })
  composedBy: string | null = null;

  /** The event that told of it; the relay says when the neighbour has it. */
  @Index()
  @Property({ type: 'uuid', nullable: true })
  sentEventId: string | null = null;

  /** The last event of this transfer that this office knows; the next own one builds on it. */
  @Property({ type: 'uuid', nullable: true })
  lastEventId: string | null = null;

  @Property({ type: 'datetime', nullable: true })
  sentAt: Date | null = null;

  @Property({ type: 'datetime', nullable: true })
  deliveredAt: Date | null = null;

  @Property({ type: 'datetime', nullable: true })
  acceptedAt: Date | null = null;

  @Property({ type: 'datetime', nullable: true })
  answeredAt: Date | null = null;

  @Property({ type: 'datetime', nullable: true })
  closedAt: Date | null = null;

  @Property({ type: 'datetime', nullable: true })
  recallAskedAt: Date | null = null;

  /** Of the receiver's own case. */
  @Property({ type: 'string', length: 40, nullable: true })
  remoteCaseCode: string | null = null;

  @Property({ type: 'json', nullable: true })
  returned: TransferView['returned'] = null;

  @Property({ type: 'text', nullable: true })
  objection: string | null = null;

  @Property({ type: 'json', nullable: true })
  reply: OfficialReply | null = null;

  @Property({ type: 'json', nullable: true })
  outcome: Outcome | null = null;

  @Property({ type: 'integer', version: true })
  version!: number;

  /** 1 for the first crossing from the origin. */
  get hop(): number {
    return this.path.length - 1;
  }
}
