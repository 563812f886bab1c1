import type {
  CommentType,
  ConsultationState,
  DecisionClass,
  HideResults,
  ModerationReason,
  StatementState,
  Vote,
} from '@qsl/contracts';

export const consultationStateLabels: Record<ConsultationState, string> = {
  draft: '草稿',
  announced: '即将开始',
  discussing: '正在协商',
  drafting_outcome: '形成意见',
  concluded: '已有成果',
  tracking: '跟踪落实',
};

export const hideResultsLabels: Record<HideResults, string> = {
  off: '始终公开',
  until_vote: '本人表态后可见',
  until_closed: '协商结束后公开',
};

export const voteLabels: Record<Vote, string> = { agree: '同意', disagree: '不同意', pass: '跳过' };

export const statementStateLabels: Record<StatementState, string> = {
  pending: '待审核',
  published: '已公开',
  refused: '未予公开',
};

export const moderationReasonLabels: Record<ModerationReason, string> = {
  spam: '广告或重复刷屏',
  abuse: '有侮辱、攻击性语言',
  privacy_leak: '泄露个人信息',
  off_topic: '与本次协商无关',
  illegal: '含违法内容',
  false_information: '内容失实',
  duplicate: '已有相同看法',
  other: '其他原因',
};

export const commentTypeLabels: Record<CommentType, string> = {
  for: '赞成',
  against: '不同意见',
  info: '情况补充',
  question: '提问',
  official_answer: '正式回应',
};

export const decisionLabels: Record<DecisionClass, string> = {
  adopted: '采纳',
  partly_adopted: '部分采纳',
  not_adopted: '未采纳',
};
