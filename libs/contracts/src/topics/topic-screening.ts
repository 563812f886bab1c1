import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  MinLength,
} from 'class-validator';
import { PageQuery } from '../kernel/page.js';
import { rpc } from '../kernel/rpc.js';
import { refusalCodes, type RefusalCode } from '../casework/vocabulary.js';
import { TopicCallView } from './call.js';
import { ActOnTopic, TopicPage, TopicView } from './topic.js';

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

export class ListTopicQueue extends PageQuery {
  @IsOptional()
  @IsUUID()
  callId?: string;

  /** `screen`: to be screened here; `forward`: screened, to be handed on; `decide`: handed in, to be selected or not. */
  @IsIn(['screen', 'forward', 'decide'])
  task!: 'screen' | 'forward' | 'decide';
}

/** The office's work, the most urgent first. */
export const listTopicQueue = rpc('topics.topic.list_queue', ListTopicQueue, TopicPage);
/** Submitted → screening. */
export const screenTopic = rpc('topics.topic.screen', ActOnTopic, TopicView);
/** Screening → needs revision; the author has ten working days. */
export const returnTopic = rpc('topics.topic.return', ReturnTopic, TopicView);
/** Screening → published. */
export const publishTopic = rpc('topics.topic.publish', ActOnTopic, TopicView);
/** Screening → rejected, with the referral that belongs to the code. */
export const refuseTopic = rpc('topics.topic.refuse', RefuseTopic, TopicView);
/** Hands screened topics on to the office that opened the call. */
export const forwardTopics = rpc('topics.topic.forward', ForwardTopics, TopicCallView);
/** The call's owner selects a topic: it becomes a consultation, linked both ways. */
export const selectTopic = rpc('topics.topic.select', SelectTopic, TopicView);
/** The call's owner does not select a topic. */
export const declineTopic = rpc('topics.topic.decline', DeclineTopic, TopicView);
