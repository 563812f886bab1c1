import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** An attachment as an event in custody names it. */
@Entity({ tableName: 'event_blob' })
@Index({ name: 'event_blob_sha256', properties: ['sha256'] })
export class EventBlobRow {
  @PrimaryKey({ type: 'uuid' })
  eventId!: string;

  @PrimaryKey({ type: 'string', length: 64 })
  sha256!: string;

  @Property({ type: 'integer' })
  size!: number;

  @Property({ type: 'string', length: 120 })
  name!: string;

  @Property({ type: 'string', length: 100 })
  type!: string;
}
