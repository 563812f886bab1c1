import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** Somebody has sent this file to the office. */
@Entity({ tableName: 'upload' })
export class Upload {
  /** SHA-256 of its content, hex. */
  @PrimaryKey({ type: 'string', length: 64 })
  fileId!: string;

  @PrimaryKey({ type: 'uuid' })
  personId!: string;

  @Property({ type: 'datetime', defaultRaw: 'now()' })
  sentAt: Date = new Date();
}
