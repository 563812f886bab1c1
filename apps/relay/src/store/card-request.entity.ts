import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { RequestFault } from '../protocol/registrar.js';

/** What this office or one below it asks of the registrar; gone once the directory says it. */
@Entity({ tableName: 'card_request' })
export class CardRequestRow {
  /** Hex SHA-256 of the body. */
  @PrimaryKey({ type: 'string', length: 64 })
  id!: string;

  /** The office that the card is to be about. */
  @Property({ type: 'string', length: 7 })
  iid!: string;

  /** The neighbour that handed it in, or this office. */
  @Property({ type: 'string', length: 7 })
  via!: string;

  @Property({ type: 'text' })
  body!: string;

  @Property({ type: 'text' })
  proof!: string;

  @Property({ type: 'text' })
  voucher!: string;

  @Property({ type: 'string', length: 20, nullable: true })
  fault: RequestFault | null = null;

  @Property({ type: 'datetime', defaultRaw: 'now()' })
  askedAt: Date = new Date();
}
