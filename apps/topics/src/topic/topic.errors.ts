import { DomainError, invalid, notFound, topicLimits } from '@qsl/contracts';

export const topicNotFound = (): DomainError => notFound('topic');

export const unknownArea = (): DomainError =>
  invalid('areaCode', 'knownDivision', {
    zh: '没有这个行政区划，请重新选择地区。',
    en: 'There is no division with this code.',
  });

export const tooLongInAll = (): DomainError =>
  invalid('proposal', 'maxLength', {
    zh: `情况、分析、建议三部分合计不能超过 ${topicLimits.text} 字。`,
    en: `The three parts together hold at most ${topicLimits.text} characters.`,
  });

export const officeOnly = (): DomainError =>
  new DomainError('forbidden', 'topic.office_only', {
    zh: '审核列表仅供工作人员使用。',
    en: 'The queues are for the office only.',
  });
