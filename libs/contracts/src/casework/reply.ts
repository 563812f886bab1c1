import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
} from 'class-validator';
import { IsCalendarDay } from '../kernel/calendar.js';
import { outcomeTypes, type OutcomeType, type ResultGrade } from './vocabulary.js';

/** What a unit writes: adopted, planned with a date, not adopted with a reason, whom to ask (办理答复的四项内容). */
export class ReplyText {
  @IsString()
  @MinLength(10)
  @MaxLength(5000)
  body!: string;

  @IsOptional()
  @IsString()
  @MaxLength(2000)
  adopted?: string;

  @IsOptional()
  @IsString()
  @MaxLength(2000)
  planned?: string;

  @IsOptional()
  @IsString()
  @MaxLength(2000)
  notAdopted?: string;

  /** Office telephone or desk; never a private number. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  contact!: string;
}

/** 成果: what came of a matter. */
export class Outcome {
  @IsIn(outcomeTypes)
  type!: OutcomeType;

  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  title!: string;

  /** 文号 */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  docNumber!: string;

  /** Issuing departments, one to ten. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  issuers!: string[];

  /** Calendar date, YYYY-MM-DD. */
  @IsCalendarDay()
  issuedOn!: string;

  @IsCalendarDay()
  effectiveOn!: string;

  /** What it says on the matter, for people. */
  @IsString()
  @MinLength(10)
  @MaxLength(2000)
  summary!: string;
}

/** A reply after sign-off, as published. */
export class OfficialReply extends ReplyText {
  /** 文号 */
  docNumber!: string;
  grade!: ResultGrade;
  unitName!: string;
  /** Instance id and name of the office that published it. */
  instance!: string;
  instanceName!: string;
  /** Office that signed, not a person. */
  signedOffBy!: string;
  /** ISO 8601 UTC. */
  publishedAt!: string;
}
