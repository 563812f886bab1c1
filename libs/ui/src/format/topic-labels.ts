import type { CoSponsorState, TopicCallState, TopicSender, TopicState, WithdrawalReason } from '@qsl/contracts';

export const topicCallStateLabels: Record<TopicCallState, string> = {
  draft: '草稿',
  open: '征集中',
  closed: '征集结束，遴选中',
  selected: '遴选完成',
  archived: '已归档',
};

export const topicSenderLabels: Record<TopicSender, string> = { citizen: '实名群众', member: '政协委员' };

export const topicStateLabels: Record<TopicState, string> = {
  submitted: '已提交',
  screening: '审核中',
  needs_revision: '待修改',
  rejected: '不予公开',
  published: '公开附议中',
  threshold_reached: '附议达到门槛',
  selected: '已列入协商',
  not_selected: '未列入协商',
  withdrawn: '已撤回',
};

export const coSponsorStateLabels: Record<CoSponsorState, string> = {
  invited: '待确认',
  accepted: '已联名',
  declined: '未同意',
  expired: '逾期未答复',
};

export const withdrawalReasonLabels: Record<WithdrawalReason, string> = {
  solved: '问题已经解决',
  mistaken: '提交有误',
  submitted_elsewhere: '已通过其他渠道提出',
  other: '其他原因',
};
