import { DomainError, invalid, notFound } from '@qsl/contracts';

export const callNotFound = (): DomainError => notFound('topic_call');

export const closesBeforeItOpens = (): DomainError =>
  invalid('closesOn', 'notBeforeOpening', {
    zh: '截止日期不能早于开始日期。',
    en: 'The last day cannot lie before the first.',
  });

export const officeOnly = (): DomainError =>
  new DomainError('forbidden', 'topic_call.office_only', {
    zh: '仅限工作人员操作。',
    en: 'This is for the staff of the office.',
  });
