import {
  caseStates,
  IsCalendarDay,
  returnReasonCodes,
  revealClasses,
  transferKinds,
  transferReasonCodes,
  type CaseState,
  type ReturnReasonCode,
  type RevealClass,
  type SnapshotView,
  type TransferKind,
  type TransferReasonCode,
} from '@qsl/contracts';
import { StepData } from '@qsl/trace';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsIn,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';

const iid = /^[a-z]\d{6}$/;

class DeadlineData {
  @IsISO8601()
  dueAt!: string;

  @IsISO8601()
  greenUntil!: string;

  @IsISO8601()
  yellowFrom!: string;
}

class WorkData {
  @IsOptional()
  @IsString()
  @MaxLength(1200)
  unit: string | null = null;

  @IsOptional()
  @ValidateNested()
  @Type(() => DeadlineData)
  deadline: DeadlineData | null = null;
}

class CaseData {
  @IsUUID()
  id!: string;

  @IsString()
  @MaxLength(40)
  code!: string;

  @IsIn(caseStates)
  state!: CaseState;
}

/** What an office that joins a matter needs to know of it. */
export class MatterData {
  @IsString()
  @MaxLength(60)
  title!: string;

  @IsString()
  @MaxLength(20_000)
  body!: string;

  @IsString()
  @MaxLength(40)
  category!: string;

  @Matches(/^\d{6}$/)
  areaCode!: string;

  @IsString()
  @MaxLength(10)
  authorLabel!: string;

  @IsISO8601()
  submittedAt!: string;
}

/** A whole transfer, as the sender signed it off. */
export class TransferData {
  @IsIn(transferKinds)
  kind!: TransferKind;

  @Matches(iid)
  fromInstance!: string;

  @Matches(iid)
  toInstance!: string;

  @IsArray()
  @ArrayMaxSize(10)
  @Matches(iid, { each: true })
  path!: string[];

  @IsOptional()
  @IsUUID()
  parentTransferId: string | null = null;

  @IsIn(transferReasonCodes)
  reasonCode!: TransferReasonCode;

  @IsString()
  @MaxLength(1000)
  reason!: string;

  @IsArray()
  @IsIn(revealClasses, { each: true })
  reveal!: RevealClass[];

  @IsObject()
  snapshot!: SnapshotView;

  @IsOptional()
  @IsCalendarDay()
  dueOn: string | null = null;

  @IsISO8601()
  composedAt!: string;
}

class ReturnData {
  @IsIn(returnReasonCodes)
  code!: ReturnReasonCode;

  @IsString()
  @MaxLength(1000)
  text!: string;

  @IsOptional()
  @Matches(iid)
  suggestedInstance: string | null = null;
}

/** Payload of every event of a matter. */
export class EventData extends StepData {
  @IsDefined()
  @ValidateNested()
  @Type(() => WorkData)
  work!: WorkData;

  /** The author's own case after it. */
  @IsOptional()
  @ValidateNested()
  @Type(() => CaseData)
  case: CaseData | null = null;

  /** Of a transfer's event: the one of the same transfer that it builds on. */
  @IsOptional()
  @IsUUID()
  after: string | null = null;

  @IsOptional()
  @ValidateNested()
  @Type(() => MatterData)
  matter: MatterData | null = null;

  @IsOptional()
  @ValidateNested()
  @Type(() => TransferData)
  transfer: TransferData | null = null;

  @IsOptional()
  @ValidateNested()
  @Type(() => ReturnData)
  returned: ReturnData | null = null;

  @IsOptional()
  @IsString()
  @MaxLength(1000)
  objection: string | null = null;
}
