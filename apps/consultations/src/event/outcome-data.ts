import { Commitment, decisionClasses, type ConsultationOutcome, type DecisionClass } from '@qsl/contracts';
import { StepData } from '@qsl/trace';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';

class ConclusionData implements ConsultationOutcome {
  @IsIn(decisionClasses)
  decision!: DecisionClass;

  @IsString()
  @MaxLength(5000)
  text!: string;

  @IsISO8601()
  concludedAt!: string;
}

/** `consultation.concluded` */
export class ConcludedData extends StepData {
  @IsDefined()
  @ValidateNested()
  @Type(() => ConclusionData)
  conclusion!: ConclusionData;
}

class CommitmentData extends Commitment {
  @IsUUID()
  id!: string;
}

/** `consultation.tracked` */
export class TrackedData extends StepData {
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => CommitmentData)
  commitments!: CommitmentData[];

  @IsOptional()
  @IsString()
  @MaxLength(500)
  noCommitment: string | null = null;
}
