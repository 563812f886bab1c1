import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A message that this service has handled; written in the transaction of its effect. */
@Entity({ tableName: 'inbox_message' })
export class InboxMessage {
  @PrimaryKey({ type: 'string', length: 200 })
  id!: string;

  @Property({ type: 'datetime', defaultRaw: 'now()' })
  handledAt: Date = new Date();
}
