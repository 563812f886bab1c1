import '@fastify/cookie';
import { DomainError } from '@qsl/contracts';
import type { FastifyRequest } from 'fastify';

const csrfHeader = 'x-qsl-csrf';

/** What a request shows to be known by: a program's header, or a browser's cookie. */
export interface Credential {
  token: string;
  from: 'header' | 'cookie';
}

/** The header wins where both are present. */
export function credentialOf(request: FastifyRequest, sessionCookie: string): Credential | null {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer) return { token: bearer, from: 'header' };
  const cookie = request.cookies[sessionCookie];
  return cookie ? { token: cookie, from: 'cookie' } : null;
}

/**
 * A browser sends its cookie along with what any page makes it send, but a header only for our own pages.
 * @throws DomainError `forbidden` for a change that stands on a cookie alone.
 */
export function refuseForgery(request: FastifyRequest, credential: Credential | null): void {
  const isChange = request.method !== 'GET' && request.method !== 'HEAD';
  if (credential?.from !== 'cookie' || !isChange || request.headers[csrfHeader] === '1') return;
  throw new DomainError('forbidden', 'session.csrf_header_missing', {
    zh: '请求未通过安全校验，请刷新页面后重试。',
    en: `Changes with a session cookie need the header ${csrfHeader}: 1.`,
  });
}
