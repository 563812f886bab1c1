import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** How far a person has read a notice: theirs to keep when the notices are made again. */
@Entity({ tableName: 'read_mark' })
export class ReadMark {
  @PrimaryKey({ type: 'uuid' })
  noticeId!: string;

  @Property({ type: 'uuid' })
  personId!: string;

  /** Announcements in the notice when it was read. */
  @Property({ type: 'integer' })
  readCount!: number;

  @Index()
  @Property({ type: 'datetime', defaultRaw: 'now()' })
  readAt: Date = new Date();
}
