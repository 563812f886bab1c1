import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A note that one office on a matter's route sealed to another one (密封说明). It leaves no line in the history, which people see. */
@Entity({ tableName: 'sealed_note' })
@Index({ properties: ['rootCaseId', 'id'] })
export class SealedNote {
  /** Id of its event, a UUIDv7. */
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  rootCaseId!: string;

  @Property({ type: 'datetime' })
  at!: Date;

  /** Instance ids. */
  @Property({ type: 'string', length: 7 })
  fromInstance!: string;

  @Property({ type: 'string', length: 7 })
  toInstance!: string;

  /** `null` where it is sealed to another office. */
  @Property({ type: 'text', nullable: true })
  text: string | null = null;
}
