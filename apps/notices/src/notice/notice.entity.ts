import { BigIntType } from '@mikro-orm/core';
import { Entity, Formula, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import {
  noticeReasons,
  type AnnouncedKind,
  type AnnouncedMatter,
  type Announcement,
  type NoticeReason,
  dayOf,
} from '@qsl/contracts';
import { noticeIdOf } from './notice-id.js';

/** What happened to a matter on a day, for one person. Made of announcements alone, so that it can be made again. */
@Entity({ tableName: 'notice' })
@Unique({ properties: ['personId', 'matterKind', 'matterId', 'day'] })
@Index({ properties: ['personId', 'at', 'id'] })
@Index({ properties: ['personId', 'sequence'] })
export class Notice {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  personId!: string;

  @Property({ type: 'string', length: 20 })
  matterKind!: AnnouncedKind;

  @Property({ type: 'uuid' })
  matterId!: string;

  /** In Asia/Shanghai. */
  @Property({ type: 'date' })
  day!: string;

  @Property({ type: 'string', length: 10 })
  reason!: NoticeReason;

  @Property({ type: 'string', length: 200 })
  title!: string;

  @Property({ type: 'string', length: 500 })
  text!: string;

  @Property({ type: 'string', length: 200, nullable: true })
  portalPath: string | null = null;

  @Property({ type: 'string', length: 200, nullable: true })
  deskPath: string | null = null;

  /** Of the latest announcement. */
  @Index()
  @Property({ type: 'datetime' })
  at!: Date;

  /** Announcements of that day. */
  @Property({ type: 'integer' })
  count!: number;

  /** Grows with every change of any notice, in the order of the commits. */
  @Property({ type: new BigIntType('number') })
  sequence!: number;

  /** Whether something came since the person last read it. */
  @Formula(({ count, id }) => `(${count} > coalesce((select read_count from read_mark where notice_id = ${id}), 0))`, {
    type: 'boolean',
  })
  readonly unread!: boolean;

  static first(
    recipient: { personId: string; reason: NoticeReason },
    announcement: Announcement,
    sequence: number,
  ): Notice {
    const { kind: matterKind, id: matterId } = announcement.matter;
    const { personId, reason } = recipient;
    const day = dayOf(new Date(announcement.at));
    const id = noticeIdOf(personId, announcement.matter, day);
    const notice = Object.assign(new Notice(), { id, personId, matterKind, matterId, day, reason, sequence, count: 1 });
    notice.say(announcement);
    return notice;
  }

  /** Takes a further announcement of the same day in, in whatever order they come. */
  merge(reason: NoticeReason, announcement: Announcement, sequence: number): void {
    this.count += 1;
    this.sequence = sequence;
    this.reason = strongerOf(this.reason, reason);
    if (new Date(announcement.at) >= this.at) this.say(announcement);
  }

  get matter(): AnnouncedMatter {
    return { kind: this.matterKind, id: this.matterId };
  }

  private say({ title, text, portalPath, deskPath, at }: Announcement): void {
    Object.assign(this, { title, text, portalPath, deskPath, at: new Date(at) });
  }
}

/** Reasons are listed from the strongest. */
function strongerOf(one: NoticeReason, other: NoticeReason): NoticeReason {
  return noticeReasons.indexOf(one) <= noticeReasons.indexOf(other) ? one : other;
}
