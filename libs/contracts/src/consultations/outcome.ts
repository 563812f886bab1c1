import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { IsCalendarDay } from '../kernel/calendar.js';
import { rpc } from '../kernel/rpc.js';
import { ActOnConsultation, ConsultationView } from './consultation.js';
import { decisionClasses, type DecisionClass } from './vocabulary.js';

export class ConcludeConsultation extends ActOnConsultation {
  @IsIn(decisionClasses)
  decision!: DecisionClass;

  /** What came of it, for everybody. */
  @IsString()
  @MinLength(20)
  @MaxLength(5000)
  text!: string;
}

export class ConsultationOutcome {
  decision!: DecisionClass;
  text!: string;
  /** ISO 8601 UTC. */
  concludedAt!: string;
}

export class Commitment {
  /** Department or office that answers for it. */
  @IsString()
  @MinLength(2)
  @MaxLength(60)
  owner!: string;

  @IsString()
  @MinLength(4)
  @MaxLength(500)
  text!: string;

  /** YYYY-MM-DD */
  @IsCalendarDay()
  dueOn!: string;
}

export class CommitmentView extends Commitment {
  id!: string;
}

export class TrackConsultation extends ActOnConsultation {
  /** At least one, or `noCommitment` says why there is none. */
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => Commitment)
  commitments!: Commitment[];

  @IsOptional()
  @IsString()
  @MinLength(4)
  @MaxLength(500)
  noCommitment?: string;
}

/** Drafting the outcome → concluded; the outcome goes to every office in scope and drafts an article. */
export const concludeConsultation = rpc('consultations.consultation.conclude', ConcludeConsultation, ConsultationView);
/** Concluded → tracking. */
export const trackConsultation = rpc('consultations.consultation.track', TrackConsultation, ConsultationView);
