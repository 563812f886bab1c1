import { DomainError, invalid, notFound } from '@qsl/contracts';

export const consultationNotFound = (): DomainError => notFound('consultation');
export const statementNotFound = (): DomainError => notFound('statement');
export const commentNotFound = (): DomainError => notFound('comment');
export const paperNotFound = (): DomainError => notFound('paper');

export const lastDayOver = (): DomainError =>
  invalid('closesOn', 'notPast', { zh: '截止日期不能早于今天。', en: 'The last day must not lie in the past.' });

export const nothingPromised = (): DomainError =>
  invalid('commitments', 'promiseOrReason', {
    zh: '请至少列出一项落实承诺，或说明暂无承诺的原因。',
    en: 'Name at least one commitment, or say why there is none.',
  });

/** What people have read of it stays as it is. */
export const frozenText = (field: string): DomainError =>
  invalid(field, 'frozen', {
    zh: '协商公告发布后，标题、说明、召集人和范围不再修改。',
    en: 'Title, summary, convener and scope stay as they were announced.',
  });

export const relaxedResults = (): DomainError =>
  invalid('hideResults', 'neverRelaxed', {
    zh: '表态结果的公开方式只能收紧，不能放宽。',
    en: 'Hidden results can be hidden longer, never shown earlier than announced.',
  });

export const shortenedDiscussion = (): DomainError =>
  invalid('closesOn', 'neverEarlier', {
    zh: '协商公告发布后，截止日期只能延后。',
    en: 'The last day can be moved to a later one only.',
  });
