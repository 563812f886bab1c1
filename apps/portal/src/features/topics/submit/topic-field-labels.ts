import type { NewTopicField } from './new-topic.data.js';

export const topicLabels: Record<NewTopicField, string> = {
  title: '议题',
  situation: '情况',
  analysis: '分析',
  proposal: '建议',
  areaCode: '在哪里',
  displayName: '姓名公开方式',
  coSponsors: '邀请联名',
};
