import { DomainError, invalid } from '@qsl/contracts';

export const statementExists = (): DomainError =>
  new DomainError('conflict', 'statement.duplicate', {
    zh: '已有相同的看法，可直接对其表态。',
    en: 'There is the same statement already; vote on it.',
  });

export const statementWithoutWords = (): DomainError =>
  invalid('text', 'words', { zh: '请用文字表达看法。', en: 'A statement needs words.' });
