import { DomainError, invalid } from '@qsl/contracts';

export const signInNeeded = (): DomainError =>
  new DomainError('unauthenticated', 'notice.sign_in_needed', {
    zh: '请先登录，再查看消息。',
    en: 'Sign in to read your notices.',
  });

export const administratorsOnly = (): DomainError =>
  new DomainError('forbidden', 'notice.administrators_only', {
    zh: '仅系统管理员可以重建消息。',
    en: 'Only administrators may make the notices again.',
  });

export const idsOrUpTo = (): DomainError =>
  invalid('ids', 'idsOrUpTo', {
    zh: '请指明要标为已读的消息，或标到哪一条为止，二者择一。',
    en: 'Name either the notices or the sequence up to which they are read.',
  });

export const tooManyWatches = (most: number): DomainError =>
  new DomainError('conflict', 'watch.too_many', {
    zh: `最多关注 ${most} 项，请先取消一些。`,
    en: `At most ${most} matters can be watched; let go of some first.`,
  });
