import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** One office's part in a consultation of an upper office, a matter of its own between the two: siblings never see it. */
@Entity({ tableName: 'participation' })
export class Participation {
  /** UUIDv5 of consultation and office. */
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  consultationId!: string;

  @Property({ type: 'string', length: 7 })
  office!: string;

  /** From that office up to the owner. */
  @Property({ type: 'text[]' })
  route!: string[];
}
