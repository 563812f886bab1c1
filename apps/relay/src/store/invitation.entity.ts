import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { randomUUIDv7 } from 'node:crypto';
import type { InvitationState } from '@qsl/contracts';
import type { Invitation } from '../protocol/enrolment.js';

/** An office that may ask to join below this one. Its code is nowhere kept. */
@Entity({ tableName: 'invitation' })
@Index({
  name: 'invitation_live',
  expression: `create unique index "invitation_live" on "invitation" ("iid") where state in ('open', 'asked', 'approved')`,
})
export class InvitationRow implements Invitation {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Property({ type: 'string', length: 7 })
  iid!: string;

  @Property({ type: 'string', length: 9, default: 'open' })
  state: InvitationState = 'open';

  @Property({ type: 'string', length: 56 })
  oneTimeKey!: string;

  @Property({ type: 'string', length: 100 })
  invitedBy!: string;

  @Property({ type: 'uuid', nullable: true })
  invitedByPerson: string | null = null;

  @Property({ type: 'datetime', defaultRaw: 'now()' })
  invitedAt: Date = new Date();

  @Property({ type: 'datetime' })
  expiresAt!: Date;

  /** The card request of the office that used the code. */
  @Property({ type: 'text', nullable: true })
  body: string | null = null;

  @Property({ type: 'text', nullable: true })
  proof: string | null = null;

  @Property({ type: 'string', length: 100, nullable: true })
  approvedBy: string | null = null;
}
