import { IsCalendarDay, Scope, topicSenders, topicStates, type TopicSender, type TopicState } from '@qsl/contracts';
import type { AuthorLabel } from '@qsl/text';
import { StepData } from '@qsl/trace';
import { Type } from 'class-transformer';
import {
  ArrayMinSize,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

/** A call as its owner opened it. */
export class CallData {
  @Length(1, 60)
  title!: string;

  @Length(1, 3_000)
  brief!: string;

  @IsCalendarDay()
  opensOn!: string;

  @IsCalendarDay()
  closesOn!: string;

  @IsArray()
  @ArrayMinSize(1)
  @IsIn(topicSenders, { each: true })
  eligible!: TopicSender[];

  @IsInt()
  @Min(1)
  maxPerPerson!: number;

  @IsDefined()
  @ValidateNested()
  @Type(() => Scope)
  scope!: Scope;
}

/** A call was closed, concluded or archived: its type says it all. */
export class NothingMore {}

export class CallOpenedData {
  @IsDefined()
  @ValidateNested()
  @Type(() => CallData)
  call!: CallData;
}

/** Where a topic stands at its origin. */
export class Standing {
  @IsIn(topicStates)
  state!: TopicState;

  @IsInt()
  @Min(0)
  supports!: number;

  @IsInt()
  @Min(0)
  coSponsors!: number;
}

/** All that other offices may know of a topic. */
export class TopicFacts {
  @IsUUID()
  callId!: string;

  @Length(1, 40)
  code!: string;

  @Length(1, 60)
  title!: string;

  @Length(1, 1_500)
  situation!: string;

  @IsOptional()
  @IsString()
  @MaxLength(1_500)
  analysis: string | null = null;

  @Length(1, 1_500)
  proposal!: string;

  @Matches(/^\d{6}$/)
  areaCode!: string;

  @IsIn(['群众', '委员'])
  authorLabel!: AuthorLabel;

  @IsInt()
  @Min(1)
  threshold!: number;

  @IsISO8601()
  submittedAt!: string;
}

/** Only the numbers. */
export class SupportedData {
  @IsDefined()
  @ValidateNested()
  @Type(() => Standing)
  standing!: Standing;
}

/** A step of a topic at its origin; `topic` where its text is new. */
export class TopicStepData extends StepData {
  @IsDefined()
  @ValidateNested()
  @Type(() => Standing)
  standing!: Standing;

  @IsOptional()
  @ValidateNested()
  @Type(() => TopicFacts)
  topic: TopicFacts | null = null;
}

export class ConsultationLink {
  @IsUUID()
  id!: string;

  @Length(1, 80)
  title!: string;
}

/** A topic became a consultation. */
export class SelectedData extends StepData {
  @IsDefined()
  @ValidateNested()
  @Type(() => ConsultationLink)
  consultation!: ConsultationLink;
}

/** A topic was not selected, and why. */
export class DeclinedData extends StepData {
  @Length(1, 300)
  reason!: string;
}

/** Numbers of one office's answer to a call. */
export class ReportData {
  @IsUUID()
  callId!: string;

  @IsInt()
  @Min(0)
  submitted!: number;

  @IsInt()
  @Min(0)
  published!: number;

  @IsInt()
  @Min(0)
  forwarded!: number;

  @IsInt()
  @Min(0)
  supports!: number;
}
