import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsUUID, Min } from 'class-validator';
import { AnnouncedMatter } from '../kernel/announcement.js';
import { PageQuery } from '../kernel/page.js';
import { Acknowledgement, Nothing, rpc } from '../kernel/rpc.js';

/** Why somebody gets a notice: it is their own matter, it waits in the queue of their role or unit, or they watch it. */
export const noticeReasons = ['mine', 'queue', 'watched'] as const;
export type NoticeReason = (typeof noticeReasons)[number];

/** Notices that one command names, and that one answer brings after a cut. */
export const mostNotices = 100;

/** What happened to one matter on one day (Asia/Shanghai), for one person. */
export class NoticeView {
  id!: string;
  matter!: AnnouncedMatter;
  reason!: NoticeReason;
  title!: string;
  /** The latest of what happened that day, in one Chinese sentence. */
  text!: string;
  portalPath!: string | null;
  deskPath!: string | null;
  /** ISO 8601 UTC of the latest. */
  at!: string;
  /** How much happened that day. */
  count!: number;
  unread!: boolean;
  /** Grows with every change of any notice; where live events go on after a cut. */
  sequence!: number;
}

export class ListNotices extends PageQuery {
  /** `true`: those with something unread only. */
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @IsBoolean()
  unread?: boolean;

  @IsOptional()
  @IsIn(noticeReasons)
  reason?: NoticeReason;
}

export class NoticePage {
  items!: NoticeView[];
  nextCursor!: string | null;
}

export class UnreadCount {
  count!: number;
}

/** Either some notices or all of them up to a sequence: what comes later stays unread. */
export class MarkRead {
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(mostNotices)
  @IsUUID(undefined, { each: true })
  ids?: string[];

  @IsOptional()
  @IsInt()
  @Min(0)
  upTo?: number;
}

export class SetWatch extends AnnouncedMatter {
  @IsBoolean()
  watching!: boolean;
}

export class SetMute extends AnnouncedMatter {
  @IsBoolean()
  muted!: boolean;
}

/** What the caller has chosen for a matter. */
export class WatchView {
  watching!: boolean;
  muted!: boolean;
}

export class NoticesSince {
  /** Without it, nothing but the newest sequence is answered. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  sequence?: number;
}

export class NoticeNews {
  /** Unread, oldest change first; the latest hundred where there are more. */
  items!: NoticeView[];
  /** Newest sequence among the caller's notices. */
  sequence!: number;
}

/** The caller's notices, newest first. */
export const listNotices = rpc('notices.notice.list', ListNotices, NoticePage);
export const countUnreadNotices = rpc('notices.notice.unread_count', Nothing, UnreadCount);
/** Ids of other people's notices are passed over. Answers what is left unread. */
export const markNoticesRead = rpc('notices.notice.mark_read', MarkRead, UnreadCount);
/** What changed after a sequence. */
export const listNoticesSince = rpc('notices.notice.since', NoticesSince, NoticeNews);
/** Watching brings notices of what the public may know of a matter; at most a thousand matters. */
export const setWatch = rpc('notices.watch.set', SetWatch, WatchView);
export const getWatch = rpc('notices.watch.get', AnnouncedMatter, WatchView);
/** No further notices of a matter, for whatever reason they would come. */
export const setMute = rpc('notices.mute.set', SetMute, WatchView);
/** For administrators: forgets all notices and reads the event stream again from its first message. What people have read, watched and muted stays. */
export const rebuildNotices = rpc('notices.projection.rebuild', Nothing, Acknowledgement);

/** Hint, on no contract's subject: somebody's notices have changed. */
export const noticesPushed = (personId: string): string => `notices.pushed.${personId}`;
