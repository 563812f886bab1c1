import type { ArticleCategory, ArticleState, NoticeReason, ScopeKind, SearchKind } from '@qsl/contracts';

export const articleCategoryLabels: Record<ArticleCategory, string> = {
  work: '工作动态',
  consultation: '协商动态',
  outcome: '成果落地',
  policy: '政策解读',
  members: '委员风采',
  notice: '通知公告',
};

export const articleStateLabels: Record<ArticleState, string> = {
  draft: '草稿',
  review: '待审核',
  scheduled: '定时发布',
  published: '已发布',
  corrected: '已更正',
  retracted: '已撤回',
};

export const scopeKindLabels: Record<ScopeKind, string> = {
  own: '仅本级',
  children: '本级和直接下级',
  all: '本级和全部下级',
  selected: '本级和指定下级',
};

export const searchKindLabels: Record<SearchKind, string> = {
  suggestion: '微建议',
  topic: '议题',
  consultation: '微协商',
  article: '资讯',
};

export const noticeReasonLabels: Record<NoticeReason, string> = {
  mine: '我的事项',
  watched: '我的关注',
  queue: '待我办理',
};
