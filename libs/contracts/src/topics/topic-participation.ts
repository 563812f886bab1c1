import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { rpc } from '../kernel/rpc.js';
import { displayNames, type DisplayName } from '../casework/vocabulary.js';
import { ActOnTopic, TopicRef, TopicText, TopicView } from './topic.js';
import { topicLimits, withdrawalReasons, type TopicState, type WithdrawalReason } from './vocabulary.js';

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

/** Needs `L2` and a call that is open to the caller. */
export const submitTopic = rpc('topics.topic.submit', SubmitTopic, TopicReceipt);
/** Needs revision → submitted, by the author. */
export const reviseTopic = rpc('topics.topic.revise', ReviseTopic, TopicView);
/** By the author, before a decision. */
export const withdrawTopic = rpc('topics.topic.withdraw', WithdrawTopic, TopicView);
/** One support per verified person, until the topic is decided; reaching the threshold moves the topic on by itself. */
export const setTopicSupport = rpc('topics.topic.set_support', SetTopicSupport, TopicView);
/** By the author, while nobody has decided; an unknown account is `invalid`. */
export const inviteCoSponsor = rpc('topics.topic.invite', InviteCoSponsor, TopicView);
export const answerInvitation = rpc('topics.topic.answer_invitation', AnswerInvitation, TopicView);
