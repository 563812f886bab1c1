import { IsCalendarDay, consultationLimits, hideResults, Scope, type HideResults } from '@qsl/contracts';
import { StepData } from '@qsl/trace';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { MaybeStep } from './maybe-step.js';
import { StatementData } from './participation-data.js';

class TopicData {
  @IsUUID()
  id!: string;

  @IsString()
  @MaxLength(60)
  title!: string;
}

class CardData {
  @IsString()
  @MaxLength(40)
  code!: string;

  @IsString()
  @MaxLength(consultationLimits.title)
  title!: string;

  @IsString()
  @MaxLength(3000)
  summary!: string;

  @IsString()
  @MaxLength(60)
  convener!: string;

  @IsCalendarDay()
  closesOn!: string;

  @IsIn(hideResults)
  hideResults!: HideResults;

  @IsDefined()
  @ValidateNested()
  @Type(() => Scope)
  scope!: Scope;

  @IsOptional()
  @ValidateNested()
  @Type(() => TopicData)
  topic: TopicData | null = null;
}

/** `consultation.announced` */
export class AnnouncedData extends StepData {
  @IsDefined()
  @ValidateNested()
  @Type(() => CardData)
  card!: CardData;
}

/** `consultation.revised` */
export class RevisedData extends StepData {
  @IsCalendarDay()
  closesOn!: string;

  @IsIn(hideResults)
  hideResults!: HideResults;
}

class PaperData {
  @IsUUID()
  id!: string;

  @IsString()
  @MaxLength(100)
  title!: string;

  @IsString()
  @MaxLength(20_000)
  text!: string;
}

/** `consultation.paper_added`; a step of its own unless it is told with the announcement. */
export class PaperAddedData extends MaybeStep {
  @IsDefined()
  @ValidateNested()
  @Type(() => PaperData)
  paper!: PaperData;
}

/** `consultation.paper_removed` */
export class PaperRemovedData extends StepData {
  @IsUUID()
  paperId!: string;
}

class PublishedStatementData extends StatementData {
  /** Instance id of the office where it was written. */
  @IsString()
  @MaxLength(7)
  office!: string;
}

/** `consultation.statement_published` */
export class StatementPublishedData {
  @IsDefined()
  @ValidateNested()
  @Type(() => PublishedStatementData)
  statement!: PublishedStatementData;
}

class TotalsData {
  @IsUUID()
  statementId!: string;

  @IsInt()
  @Min(0)
  agree!: number;

  @IsInt()
  @Min(0)
  disagree!: number;

  @IsInt()
  @Min(0)
  pass!: number;
}

/** Statements whose totals one event tells; it stays far below its 256 KB. */
export const totalsAtOnce = 1_000;

/** `consultation.totals_counted`: the totals that changed since the last count. */
export class TotalsCountedData {
  @IsArray()
  @ArrayMaxSize(totalsAtOnce)
  @ValidateNested({ each: true })
  @Type(() => TotalsData)
  totals!: TotalsData[];

  @IsInt()
  @Min(0)
  participants!: number;

  @IsISO8601()
  countedAt!: string;
}
