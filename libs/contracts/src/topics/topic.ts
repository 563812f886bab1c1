import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, MaxLength, Min, MinLength } from 'class-validator';
import type { OfficeView } from '../kernel/office.js';
import { PageQuery } from '../kernel/page.js';
import { rpc } from '../kernel/rpc.js';
import type { PublicClass, SlaLight } from '../casework/vocabulary.js';
import { TimelineView } from '../casework/timeline.js';
import { topicLimits, topicStates, type CoSponsorState, type TopicState } from './vocabulary.js';

/** The three parts together hold at most `topicLimits.text` characters. */
export class TopicText {
  @IsString()
  @MinLength(4)
  @MaxLength(topicLimits.title)
  title!: string;

  /** 情况: what is the case. */
  @IsString()
  @MinLength(10)
  @MaxLength(topicLimits.text)
  situation!: string;

  /** 分析: why. */
  @IsOptional()
  @IsString()
  @MaxLength(topicLimits.text)
  analysis?: string;

  /** 建议: what should be done. */
  @IsString()
  @MinLength(10)
  @MaxLength(topicLimits.text)
  proposal!: string;
}

export class TopicRef {
  @IsUUID()
  id!: string;
}

export class ActOnTopic extends TopicRef {
  @IsInt()
  @Min(1)
  expectedVersion!: number;
}

export class TopicRow {
  id!: string;
  code!: string;
  callId!: string;
  callTitle!: string;
  title!: string;
  areaCode!: string;
  state!: TopicState;
  publicClass!: PublicClass;
  /** Where it was written. */
  office!: OfficeView;
  /** As the author chose to be shown; at other offices 群众 or 委员. */
  author!: string;
  submittedAt!: string;
  supports!: number;
  threshold!: number;
  /** People who put their names under it besides the author. */
  coSponsorCount!: number;
  /** ISO 8601 UTC; when it was handed on to the call's owner. */
  forwardedAt!: string | null;
  /** Of the running screening clock; for the office only. */
  dueAt!: string | null;
  light!: SlaLight | null;
}

export class CoSponsorView {
  /** Accepted ones by name; others for the author alone. */
  name!: string;
  state!: CoSponsorState;
  /** Whether it is the caller. */
  mine!: boolean;
  /** ISO 8601 UTC: until when the invitation stands. */
  answerBy!: string;
}

export class TopicView extends TopicRow {
  situation!: string;
  analysis!: string | null;
  proposal!: string;
  version!: number;
  mine!: boolean;
  /** Whether the caller supports it. */
  supported!: boolean;
  /** What the caller may do now: `screen`, `return`, `publish`, `refuse`, `revise`, `withdraw`, `support`, `invite`, `answer_invitation`, `forward`, `select`, `decline`. */
  actions!: string[];
  coSponsors!: CoSponsorView[];
  /** Why it was refused or given back, with where to go instead. */
  notice!: { code: string; text: string; referral: string | null } | null;
  /** Why it was not selected. */
  decision!: string | null;
  /** What it became. */
  consultation!: { id: string; title: string } | null;
}

export class TopicPage {
  items!: TopicRow[];
  nextCursor!: string | null;
}

export class ListTopics extends PageQuery {
  @IsOptional()
  @IsUUID()
  callId?: string;

  @IsOptional()
  @IsIn(topicStates)
  state?: TopicState;

  @IsOptional()
  @Matches(/^\d{6}$/)
  areaCode?: string;

  /** Words to find in title and text; Chinese by character pairs. */
  @IsOptional()
  @IsString()
  @Length(1, 50)
  q?: string;
}

/** Published ones, for everybody, newest first. */
export const listTopics = rpc('topics.topic.list', ListTopics, TopicPage);
/** The caller's own, in every state, and those that they were invited to. */
export const listMyTopics = rpc('topics.topic.list_mine', PageQuery, TopicPage);
/** Public once published; before that for its author, invited co-sponsors and the office. */
export const getTopic = rpc('topics.topic.get', TopicRef, TopicView);
/** The cross-tier trace of a topic that the caller may see. */
export const getTopicTimeline = rpc('topics.topic.timeline', TopicRef, TimelineView);
