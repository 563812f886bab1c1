/** States of a call for topics (议题征集活动). `selected`: everything it gathered was decided. */
export const topicCallStates = ['draft', 'open', 'closed', 'selected', 'archived'] as const;
export type TopicCallState = (typeof topicCallStates)[number];

/** States of a topic (议题). */
export const topicStates = [
  'submitted',
  'screening',
  'needs_revision',
  'rejected',
  'published',
  'threshold_reached',
  'selected',
  'not_selected',
  'withdrawn',
] as const;
export type TopicState = (typeof topicStates)[number];

/** Who may answer a call: 群众 with a confirmed real name, 委员. */
export const topicSenders = ['citizen', 'member'] as const;
export type TopicSender = (typeof topicSenders)[number];

/** An invitation to put one's name under a topic. */
export const coSponsorStates = ['invited', 'accepted', 'declined', 'expired'] as const;
export type CoSponsorState = (typeof coSponsorStates)[number];

/** Why an author takes a topic back. */
export const withdrawalReasons = ['solved', 'mistaken', 'submitted_elsewhere', 'other'] as const;
export type WithdrawalReason = (typeof withdrawalReasons)[number];

/** Characters; the three parts of the text have a limit in common (一事一报，1500 字以内). */
export const topicLimits = { title: 60, text: 1500, coSponsors: 10 } as const;
