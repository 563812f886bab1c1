import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import type { OfficeView } from '../kernel/office.js';
import { PageQuery } from '../kernel/page.js';
import { rpc } from '../kernel/rpc.js';
import {
  displayNames,
  refusalCodes,
  type DisplayName,
  type PublicClass,
  type RefusalCode,
  type SlaLight,
} from '../casework/vocabulary.js';
import { TimelineView } from '../casework/timeline.js';
import { TopicCallView } from './call.js';
import {
  topicLimits,
  topicStates,
  withdrawalReasons,
  type CoSponsorState,
  type TopicState,
  type WithdrawalReason,
} from './vocabulary.js';

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

export class SubmitTopic extends TopicText {
  @IsUUID()
  callId!: string;

  /** Division where the matter lies, GB/T 2260. */
  @Matches(/^\d{6}$/)
  areaCode!: string;

  @IsIn(displayNames)
  displayName!: DisplayName;

  /** Accounts of people who are invited to put their names under it. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(topicLimits.coSponsors)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(64, { each: true })
  coSponsors?: string[];
}

export class TopicReceipt {
  id!: string;
  /** `QSL-<areaCode>-<year>-T<seq>` */
  code!: string;
  state!: TopicState;
  version!: number;
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

export class ReturnTopic extends ActOnTopic {
  /** What the author is asked to change. */
  @IsString()
  @MinLength(4)
  @MaxLength(500)
  text!: string;
}

export class RefuseTopic extends ActOnTopic {
  @IsIn(refusalCodes)
  code!: RefusalCode;

  @IsString()
  @MinLength(4)
  @MaxLength(500)
  text!: string;
}

export class ReviseTopic extends TopicText {
  @IsUUID()
  id!: string;

  @IsInt()
  @Min(1)
  expectedVersion!: number;
}

export class WithdrawTopic extends ActOnTopic {
  @IsIn(withdrawalReasons)
  code!: WithdrawalReason;
}

export class SetTopicSupport extends TopicRef {
  @IsBoolean()
  supported!: boolean;
}

export class InviteCoSponsor extends ActOnTopic {
  @IsString()
  @MinLength(1)
  @MaxLength(64)
  account!: string;
}

export class AnswerInvitation extends TopicRef {
  @IsBoolean()
  accepted!: boolean;
}

export class ForwardTopics {
  /** The call that they answer. */
  @IsUUID()
  id!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  topicIds!: string[];
}

export class SelectTopic extends ActOnTopic {
  /** The consultation's question in one sentence; the topic's title unless told. */
  @IsOptional()
  @IsString()
  @MinLength(4)
  @MaxLength(80)
  question?: string;
}

export class DeclineTopic extends ActOnTopic {
  /** Why it was not selected, in one sentence for its author and supporters. */
  @IsString()
  @MinLength(4)
  @MaxLength(300)
  reason!: string;
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

export class ListTopicQueue extends PageQuery {
  @IsOptional()
  @IsUUID()
  callId?: string;

  /** `screen`: to be screened here; `forward`: screened, to be handed on; `decide`: handed in, to be selected or not. */
  @IsIn(['screen', 'forward', 'decide'])
  task!: 'screen' | 'forward' | 'decide';
}

/** Needs `L2` and a call that is open to the caller. */
export const submitTopic = rpc('topics.topic.submit', SubmitTopic, TopicReceipt);
/** Published ones, for everybody, newest first. */
export const listTopics = rpc('topics.topic.list', ListTopics, TopicPage);
/** The caller's own, in every state, and those that they were invited to. */
export const listMyTopics = rpc('topics.topic.list_mine', PageQuery, TopicPage);
/** The office's work, the most urgent first. */
export const listTopicQueue = rpc('topics.topic.list_queue', ListTopicQueue, TopicPage);
/** Public once published; before that for its author, invited co-sponsors and the office. */
export const getTopic = rpc('topics.topic.get', TopicRef, TopicView);
/** The cross-tier trace of a topic that the caller may see. */
export const getTopicTimeline = rpc('topics.topic.timeline', TopicRef, TimelineView);
/** Submitted → screening. */
export const screenTopic = rpc('topics.topic.screen', ActOnTopic, TopicView);
/** Screening → needs revision; the author has ten working days. */
export const returnTopic = rpc('topics.topic.return', ReturnTopic, TopicView);
/** Screening → published. */
export const publishTopic = rpc('topics.topic.publish', ActOnTopic, TopicView);
/** Screening → rejected, with the referral that belongs to the code. */
export const refuseTopic = rpc('topics.topic.refuse', RefuseTopic, TopicView);
/** Needs revision → submitted, by the author. */
export const reviseTopic = rpc('topics.topic.revise', ReviseTopic, TopicView);
/** By the author, before a decision. */
export const withdrawTopic = rpc('topics.topic.withdraw', WithdrawTopic, TopicView);
/** One support per verified person, until the topic is decided; reaching the threshold moves the topic on by itself. */
export const setTopicSupport = rpc('topics.topic.set_support', SetTopicSupport, TopicView);
/** By the author, while nobody has decided; an unknown account is `invalid`. */
export const inviteCoSponsor = rpc('topics.topic.invite', InviteCoSponsor, TopicView);
export const answerInvitation = rpc('topics.topic.answer_invitation', AnswerInvitation, TopicView);
/** Hands screened topics on to the office that opened the call. */
export const forwardTopics = rpc('topics.topic.forward', ForwardTopics, TopicCallView);
/** The call's owner selects a topic: it becomes a consultation, linked both ways. */
export const selectTopic = rpc('topics.topic.select', SelectTopic, TopicView);
/** The call's owner does not select a topic. */
export const declineTopic = rpc('topics.topic.decline', DeclineTopic, TopicView);
