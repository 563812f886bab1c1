/** States of a suggestion as its author sees them. */
export const suggestionStates = [
  'submitted',
  'under_review',
  'needs_revision',
  'not_filed',
  'in_handling',
  'answered',
  'closed',
] as const;
export type SuggestionState = (typeof suggestionStates)[number];

/** The fixed public classes; local labels always map to one of these. */
export const publicClasses = [
  'pending',
  'active',
  'waiting',
  'done',
  'declined',
  'merged',
  'withdrawn',
  'hidden',
] as const;
export type PublicClass = (typeof publicClasses)[number];

/** States of an office's case (办理件). */
export const caseStates = [
  'registered',
  'in_review',
  'needs_revision',
  'not_filed',
  'filed',
  'assigned',
  'in_progress',
  'escalated',
  'reply_review',
  'answered',
  'rated',
  'closed',
] as const;
export type CaseState = (typeof caseStates)[number];

/** States of one unit's order (交办单). */
export const orderStates = ['dispatched', 'signed', 'submitted', 'approved', 'sent_back', 'done'] as const;
export type OrderState = (typeof orderStates)[number];

/** Lead 主办, co 会办, split 分办, sole 单办. */
export const orderRoles = ['lead', 'co', 'split', 'sole'] as const;
export type OrderRole = (typeof orderRoles)[number];

/** Escalate 上报 (to the parent), delegate 转办 (to a child). */
export const transferKinds = ['escalate', 'delegate'] as const;
export type TransferKind = (typeof transferKinds)[number];

/** States of a transfer (流转件); both sides and everyone on the route derive the same one from the events. */
export const transferStates = [
  'composed',
  'sent',
  'delivered',
  'accepted',
  'in_progress',
  'transferred_on',
  'returned',
  'answered',
  'confirmed',
  'recalled',
] as const;
export type TransferState = (typeof transferStates)[number];

/** A solved, B under way with a date, C planned, D kept for reference. */
export const resultGrades = ['resolved', 'under_way', 'planned', 'reference_only'] as const;
export type ResultGrade = (typeof resultGrades)[number];

export const ratings = ['satisfied', 'mostly_satisfied', 'dissatisfied', 'no_statement'] as const;
export type RatingValue = (typeof ratings)[number];

export const outcomeTypes = [
  'normative_document',
  'government_rule',
  'local_regulation',
  'policy',
  'project',
  'rectification',
  'reply',
] as const;
export type OutcomeType = (typeof outcomeTypes)[number];

/** Green: more than half of the time left; yellow: a fifth or three working days; red: overdue; `null`: between, paused or no clock. */
export const slaLights = ['green', 'yellow', 'red'] as const;
export type SlaLight = (typeof slaLights)[number];

/** Closed list of reasons not to file a suggestion; each carries a referral. */
export const refusalCodes = [
  'personal_matter',
  'civil_dispute',
  'litigation',
  'petition_case',
  'whistleblowing',
  'classified',
  'purely_academic',
  'out_of_cppcc_scope',
  'already_solved',
  'duplicate',
  'no_concrete_proposal',
  'more_than_one_matter',
  'false_or_insulting',
  'pre_decided',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** Why a matter goes to another office. */
export const transferReasonCodes = [
  'beyond_authority',
  'cross_region',
  'needs_regulation',
  'needs_funding',
  'local_competence',
  'other',
] as const;
export type TransferReasonCode = (typeof transferReasonCodes)[number];

/** Why an office sends a transfer back (退回). */
export const returnReasonCodes = ['not_competent', 'incomplete', 'already_handled', 'wrong_office', 'other'] as const;
export type ReturnReasonCode = (typeof returnReasonCodes)[number];

export const suggestionCategories = [
  'drinking_water',
  'housing_community',
  'transport',
  'education',
  'health',
  'elderly_care',
  'environment',
  'agriculture',
  'culture',
  'safety',
  'business',
  'other',
] as const;
export type SuggestionCategory = (typeof suggestionCategories)[number];

/** How the author's name is shown in public: in full, surname with 先生/女士, or not at all. */
export const displayNames = ['real', 'surname', 'anonymous'] as const;
export type DisplayName = (typeof displayNames)[number];
