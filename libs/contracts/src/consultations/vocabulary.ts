/** Phases of a consultation (微协商); they may not be reordered. */
export const consultationStates = [
  'draft',
  'announced',
  'discussing',
  'drafting_outcome',
  'concluded',
  'tracking',
] as const;
export type ConsultationState = (typeof consultationStates)[number];

/** Whether totals are hidden: until a person has voted on the statement, or until the discussion is over. */
export const hideResults = ['off', 'until_vote', 'until_closed'] as const;
export type HideResults = (typeof hideResults)[number];

export const votes = ['agree', 'disagree', 'pass'] as const;
export type Vote = (typeof votes)[number];

/** A statement waits for a moderator, is shown and voted on, or was refused. */
export const statementStates = ['pending', 'published', 'refused'] as const;
export type StatementState = (typeof statementStates)[number];

/** Why a statement or comment is not shown. */
export const moderationReasons = [
  'spam',
  'abuse',
  'privacy_leak',
  'off_topic',
  'illegal',
  'false_information',
  'duplicate',
  'other',
] as const;
export type ModerationReason = (typeof moderationReasons)[number];

/** For 赞成, against 不同意见, information 情况补充, question 提问; `official_answer` is a department's, pinned under a question. */
export const commentTypes = ['for', 'against', 'info', 'question', 'official_answer'] as const;
export type CommentType = (typeof commentTypes)[number];
/** What people may write. */
export const openCommentTypes = ['for', 'against', 'info', 'question'] as const satisfies readonly CommentType[];
export type OpenCommentType = (typeof openCommentTypes)[number];

/** What the office made of the discussion. */
export const decisionClasses = ['adopted', 'partly_adopted', 'not_adopted'] as const;
export type DecisionClass = (typeof decisionClasses)[number];

/** Characters. */
export const consultationLimits = { title: 80, statement: 140, comment: 1000 } as const;
