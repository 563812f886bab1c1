import { consultationLimits, moderationReasons, votes, type ModerationReason, type Vote } from '@qsl/contracts';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsIn,
  IsISO8601,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';

/** A statement on its way: without its author, whom nobody but the office where it was written knows. */
export class StatementData {
  @IsUUID()
  id!: string;

  @IsString()
  @MaxLength(consultationLimits.statement)
  text!: string;

  @IsISO8601()
  createdAt!: string;
}

/** What every event of a participation says: its consultation, of which its own id is a hash. */
export class ParticipationData {
  @IsUUID()
  consultationId!: string;
}

/** `participation.statement_added` */
export class StatementAddedData extends ParticipationData {
  @IsDefined()
  @ValidateNested()
  @Type(() => StatementData)
  statement!: StatementData;
}

class VoteData {
  @IsUUID()
  statementId!: string;

  /** Pseudonym of a person at the author's office. */
  @Matches(/^[A-Za-z0-9_-]{22}$/)
  voter!: string;

  @IsIn(votes)
  vote!: Vote;
}

/** Votes in one event; some 60 KB. */
export const votesAtOnce = 500;

/** `participation.votes_cast`: each replaces what the same person voted on the same statement in an earlier batch. */
export class VotesCastData extends ParticipationData {
  @IsUUID()
  batch!: string;

  /** When the last of them was cast. */
  @IsISO8601()
  castAt!: string;

  @IsArray()
  @ArrayMaxSize(votesAtOnce)
  @ValidateNested({ each: true })
  @Type(() => VoteData)
  votes!: VoteData[];
}

/** `participation.statement_refused`, by the owner. */
export class StatementRefusedData extends ParticipationData {
  @IsUUID()
  statementId!: string;

  @IsIn(moderationReasons)
  reason!: ModerationReason;
}
