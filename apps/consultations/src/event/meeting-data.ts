import { AgendaItem } from '@qsl/contracts';
import { StepData } from '@qsl/trace';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsInt,
  IsISO8601,
  IsString,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { MaybeStep } from './maybe-step.js';

class MeetingData {
  @IsISO8601()
  startsAt!: string;

  @IsString()
  @MaxLength(100)
  place!: string;

  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => AgendaItem)
  agenda!: AgendaItem[];
}

/** `consultation.meeting_scheduled`; a step of its own unless it is told with the announcement. */
export class MeetingScheduledData extends MaybeStep {
  @IsDefined()
  @ValidateNested()
  @Type(() => MeetingData)
  meeting!: MeetingData;
}

class MeetingRecordData {
  @IsInt()
  @Min(0)
  attendees!: number;

  @IsArray()
  @ArrayMaxSize(500)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  organisations!: string[];

  @IsString()
  @MaxLength(20_000)
  publicMinutes!: string;
}

/** `consultation.meeting_recorded` */
export class MeetingRecordedData extends StepData {
  @IsDefined()
  @ValidateNested()
  @Type(() => MeetingRecordData)
  record!: MeetingRecordData;
}
