import { DomainError } from '@qsl/contracts';

/** The same for a wrong account and a wrong password. */
export function wrongCredentials(): DomainError {
  return new DomainError('unauthenticated', 'session.wrong_credentials', {
    zh: '账号或密码不正确。',
    en: 'The account or the password is wrong.',
  });
}

export function signInLocked(retryAfterSeconds: number): DomainError {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  return new DomainError(
    'rateLimited',
    'session.locked',
    {
      zh: `登录失败次数过多，请 ${minutes} 分钟后再试。`,
      en: `Too many failed attempts; try again in ${minutes} minutes.`,
    },
    { retryAfterSeconds },
  );
}

export function sessionEnded(): DomainError {
  return new DomainError('unauthenticated', 'session.ended', {
    zh: '登录已失效，请重新登录。',
    en: 'The session has ended; sign in again.',
  });
}
