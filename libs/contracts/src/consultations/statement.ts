import { IsIn, IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { PageQuery } from '../kernel/page.js';
import { rpc } from '../kernel/rpc.js';
import { ConsultationRef } from './consultation.js';
import {
  consultationLimits,
  moderationReasons,
  statementStates,
  votes,
  type ModerationReason,
  type StatementState,
  type Vote,
} from './vocabulary.js';

export class AddStatement extends ConsultationRef {
  /** One view in one sentence, that others can agree or disagree with. */
  @IsString()
  @MinLength(6)
  @MaxLength(consultationLimits.statement)
  text!: string;
}

export class StatementRef extends ConsultationRef {
  @IsUUID()
  statementId!: string;
}

export class CastVote extends StatementRef {
  @IsIn(votes)
  vote!: Vote;
}

export class RefuseStatement extends StatementRef {
  @IsIn(moderationReasons)
  reason!: ModerationReason;
}

export class VoteTotals {
  agree!: number;
  disagree!: number;
  pass!: number;
}

export class StatementView {
  id!: string;
  text!: string;
  state!: StatementState;
  /** Name of the office whose people it came from. */
  officeName!: string;
  createdAt!: string;
  /** Whether the caller wrote it. */
  mine!: boolean;
  myVote!: Vote | null;
  /** `null` while they are hidden from the caller. */
  totals!: VoteTotals | null;
  refusal!: ModerationReason | null;
}

/** One statement at a time. */
export class NextStatement {
  /** A published one that the caller has not voted on; `null` when there is none left. */
  statement!: StatementView | null;
  voted!: number;
  total!: number;
}

export class StatementPage {
  items!: StatementView[];
  nextCursor!: string | null;
}

export class ListStatements extends PageQuery {
  @IsUUID()
  id!: string;

  /** `published` unless told. `pending` and `refused`: for the owner's staff all of them, for others their own. */
  @IsOptional()
  @IsIn(statementStates)
  state?: StatementState;
}

export class ResultsView {
  participants!: number;
  votes!: number;
  /** Published statements by the lower bound of the share that agrees (Wilson, 95 %), at most 20; empty while totals are hidden from the caller. */
  mostAgreed!: StatementView[];
  /** Those that divide most: both sides large, at most 20. */
  mostDivided!: StatementView[];
  /** ISO 8601 UTC: when the owner counted. */
  countedAt!: string | null;
}

/** Needs `L1`, while the discussion is open. Waits for a moderator of the owner. */
export const addStatement = rpc('consultations.statement.add', AddStatement, StatementView);
/** By id, oldest first. */
export const listStatements = rpc('consultations.statement.list', ListStatements, StatementPage);
/** Least voted first, so that each gets its share; visitors get none. */
export const nextStatement = rpc('consultations.statement.next', ConsultationRef, NextStatement);
/** Needs `L1`. A second vote on the same statement replaces the first. */
export const castVote = rpc('consultations.statement.vote', CastVote, StatementView);
/** By staff of the owner: pending → published. */
export const publishStatement = rpc('consultations.statement.publish', StatementRef, StatementView);
/** By staff of the owner: pending → refused; its author sees why. */
export const refuseStatement = rpc('consultations.statement.refuse', RefuseStatement, StatementView);
/** Totals over all offices, for those who may see them: the owner's staff always, others as `hideResults` says. */
export const getResults = rpc('consultations.statement.results', ConsultationRef, ResultsView);
