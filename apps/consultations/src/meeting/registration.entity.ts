import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** Somebody who wants to attend: the first ones have the seats, the others wait in this order. */
@Entity({ tableName: 'registration' })
@Index({ properties: ['consultationId', 'number'] })
export class Registration {
  @PrimaryKey({ type: 'uuid' })
  consultationId!: string;

  @PrimaryKey({ type: 'uuid' })
  personId!: string;

  @Property({ type: 'bigint', autoincrement: true })
  number!: string;
}
