import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { roles } from './actor.js';

/** What an announcement can be about. */
export const announcedKinds = [
  'suggestion',
  'topic_call',
  'topic',
  'consultation',
  'article',
  'transfer',
  'order',
] as const;
export type AnnouncedKind = (typeof announcedKinds)[number];

export class AnnouncedMatter {
  @IsIn(announcedKinds)
  kind!: AnnouncedKind;

  @IsUUID()
  id!: string;
}

/** Roles that have a queue at an office; citizens have none. */
export const queueRoles = roles.filter((role) => role !== 'citizen');
export type QueueRole = (typeof queueRoles)[number];

/** Whom an announcement is for; somebody in several of these groups gets one notice. */
export class Recipients {
  /** Persons whose own matter it is. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1_000)
  @IsUUID(undefined, { each: true })
  persons?: string[];

  /** Whoever has one of these roles at this office when it arrives: it is in their queue. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(queueRoles.length)
  @IsIn(queueRoles, { each: true })
  roles?: QueueRole[];

  /** Whoever acts for one of these handling units when it arrives. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  unitIds?: string[];

  /** Whoever watches the matter. */
  @IsOptional()
  @IsBoolean()
  watchers?: boolean;
}

/** An address of this instance's own pages: a path, never another host. */
const ownPath = /^\/(?!\/)\S*$/;
const longestPath = 200;

/** Something that happened at this office and that people want to know of. Holds no name, phone or body. */
export class Announcement {
  /** UUIDv7; the same id again has no second effect. */
  @IsUUID()
  id!: string;

  /** `service.aggregate.past_tense`, for example `topics.topic.published`. */
  @Matches(/^[a-z]+\.[a-z_]+\.[a-z_]+$/)
  @MaxLength(100)
  type!: string;

  /** ISO 8601 UTC: when it happened. */
  @IsISO8601()
  at!: string;

  @ValidateNested()
  @Type(() => AnnouncedMatter)
  matter!: AnnouncedMatter;

  /** Of the matter, as the public may read it. */
  @Length(1, 200)
  title!: string;

  /** What happened, in one Chinese sentence. */
  @Length(1, 500)
  text!: string;

  /** Where to read on in the portal, or `null` where it has no page. */
  @IsOptional()
  @Matches(ownPath)
  @MaxLength(longestPath)
  portalPath!: string | null;

  /** The same at the desk. */
  @IsOptional()
  @Matches(ownPath)
  @MaxLength(longestPath)
  deskPath!: string | null;

  @ValidateNested()
  @Type(() => Recipients)
  to!: Recipients;

  /** The person who did it and needs no notice of it. */
  @IsOptional()
  @IsUUID()
  by!: string | null;
}
