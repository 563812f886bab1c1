import type { HideResults, StatementView, Vote } from '@qsl/contracts';
import type { Statement } from './statement.entity.js';

/** What decides whether somebody sees totals. */
export interface ResultsSight {
  hideResults: HideResults;
  isOver: boolean;
  /** The owner's staff see what they have to summarise. */
  isForStaff: boolean;
}

export function seesTotals({ hideResults, isOver, isForStaff }: ResultsSight, hasVoted: boolean): boolean {
  if (isOver || isForStaff || hideResults === 'off') return true;
  return hideResults === 'until_vote' && hasVoted;
}

/** A statement as it concerns the caller. */
export interface StatementReading {
  officeName: string;
  mine: boolean;
  myVote: Vote | null;
  sight: ResultsSight;
}

export function toStatementView(statement: Statement, reading: StatementReading): StatementView {
  const { id, text, state, createdAt, refusal, agree, disagree, pass } = statement;
  const { officeName, mine, myVote, sight } = reading;
  const isShown = state === 'published' && seesTotals(sight, myVote !== null);
  return {
    id,
    text,
    state,
    officeName,
    createdAt: createdAt.toISOString(),
    mine,
    myVote,
    totals: isShown ? { agree, disagree, pass } : null,
    refusal,
  };
}
