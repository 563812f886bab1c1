import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OrderRole, OrderState, ReplyText, ResultGrade } from '@qsl/contracts';
import { randomUUIDv7 } from 'node:crypto';

/** One unit's job on a case (交办单). */
@Entity({ tableName: 'handling_order' })
@Index({ properties: ['unitId', 'state'] })
export class HandlingOrder {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Index()
  @Property({ type: 'uuid' })
  caseId!: string;

  @Index()
  @Property({ type: 'uuid' })
  rootCaseId!: string;

  @Property({ type: 'uuid' })
  unitId!: string;

  @Property({ type: 'string', length: 100 })
  unitName!: string;

  @Property({ type: 'string', length: 10 })
  role!: OrderRole;

  @Property({ type: 'string', length: 20 })
  state: OrderState = 'dispatched';

  @Property({ type: 'text', nullable: true })
  instruction: string | null = null;

  @Property({ type: 'datetime' })
  dispatchedAt!: Date;

  @Property({ type: 'datetime', nullable: true })
  signedAt: Date | null = null;

  @Property({ type: 'json', nullable: true })
  reply: ReplyText | null = null;

  /** The unit's proposal, the office's decision after sign-off. */
  @Property({ type: 'string', length: 20, nullable: true })
  grade: ResultGrade | null = null;

  @Property({ type: 'text', nullable: true })
  sentBackReason: string | null = null;

  @Property({ type: 'integer', version: true })
  version!: number;
}
