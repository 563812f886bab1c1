import { Type } from 'class-transformer';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { IsCalendarDay } from '../kernel/calendar.js';
import type { OfficeView } from '../kernel/office.js';
import { PageQuery } from '../kernel/page.js';
import { rpc } from '../kernel/rpc.js';
import { Scope } from '../kernel/scope.js';
import type { PublicClass } from '../casework/vocabulary.js';
import { topicCallStates, topicSenders, type TopicCallState, type TopicSender } from './vocabulary.js';

export class DraftTopicCall {
  @IsString()
  @MinLength(4)
  @MaxLength(60)
  title!: string;

  /** What is looked for, and what becomes of it. */
  @IsString()
  @MinLength(10)
  @MaxLength(3000)
  brief!: string;

  /** First and last calendar day on which topics are taken, YYYY-MM-DD, Beijing time. */
  @IsCalendarDay()
  opensOn!: string;

  @IsCalendarDay()
  closesOn!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(topicSenders, { each: true })
  eligible!: TopicSender[];

  /** Topics that one person may send in; 3 unless told. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(20)
  maxPerPerson?: number;

  @IsDefined()
  @ValidateNested()
  @Type(() => Scope)
  scope!: Scope;
}

export class TopicCallRef {
  @IsUUID()
  id!: string;
}

export class ReviseTopicCall extends DraftTopicCall {
  @IsUUID()
  id!: string;

  @IsInt()
  @Min(1)
  expectedVersion!: number;
}

export class ActOnTopicCall extends TopicCallRef {
  @IsInt()
  @Min(1)
  expectedVersion!: number;
}

/** What one office has gathered for a call. */
export class CallCounts {
  /** Instance id, name. */
  iid!: string;
  name!: string;
  submitted!: number;
  published!: number;
  /** Handed on to the call's owner. */
  forwarded!: number;
  /** Supports of the topics that were handed on. */
  supports!: number;
  selected!: number;
  /** ISO 8601 UTC of what these numbers were last told by; `null` where that office has not reported. */
  asOf!: string | null;
}

export class TopicCallRow {
  id!: string;
  title!: string;
  state!: TopicCallState;
  publicClass!: PublicClass;
  /** The office that opened it. */
  owner!: OfficeView;
  opensOn!: string;
  closesOn!: string;
  /** Whether topics are taken today. */
  isOpen!: boolean;
  eligible!: TopicSender[];
  maxPerPerson!: number;
  /** Topics published here. */
  topics!: number;
}

export class TopicCallView extends TopicCallRow {
  brief!: string;
  scope!: Scope;
  version!: number;
  /** What the caller may do now: `revise`, `open`, `close`, `conclude`, `archive`, `submit`, `forward`. */
  actions!: string[];
  /** Supports that a topic needs at this office. */
  threshold!: number;
  /** Per office that answered; for staff of the owner, otherwise empty. */
  counts!: CallCounts[];
  /** Why the caller may not submit now; `null` where they may. */
  obstacle!: string | null;
}

export class TopicCallPage {
  items!: TopicCallRow[];
  nextCursor!: string | null;
}

export class ListTopicCalls extends PageQuery {
  @IsOptional()
  @IsIn(topicCallStates)
  state?: TopicCallState;
}

/** Staff write a call; nobody else sees it before it opens. */
export const draftTopicCall = rpc('topics.call.draft', DraftTopicCall, TopicCallView);
/** While it is a draft. */
export const reviseTopicCall = rpc('topics.call.revise', ReviseTopicCall, TopicCallView);
/** Draft → open; appears in the portals of all offices in its scope. Topics are taken from `opensOn` to `closesOn`. */
export const openTopicCall = rpc('topics.call.open', ActOnTopicCall, TopicCallView);
/** Open → closed, before its last day; on the day after that it closes by itself. */
export const closeTopicCall = rpc('topics.call.close', ActOnTopicCall, TopicCallView);
/** Closed → selected; refused while a topic that was handed in is undecided. */
export const concludeTopicCall = rpc('topics.call.conclude', ActOnTopicCall, TopicCallView);
/** Selected → archived. */
export const archiveTopicCall = rpc('topics.call.archive', ActOnTopicCall, TopicCallView);
/** Newest first; drafts for staff and leaders of the owner. */
export const listTopicCalls = rpc('topics.call.list', ListTopicCalls, TopicCallPage);
export const getTopicCall = rpc('topics.call.get', TopicCallRef, TopicCallView);
