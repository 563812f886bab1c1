import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../api/gateway.js';
import type { Display } from '../site/site.js';

const modeCookie = 'qsl_mode';
const contrastCookie = 'qsl_contrast';
const yearSeconds = 365 * 24 * 60 * 60;

declare module 'fastify' {
  interface FastifyRequest {
    /** Value of the visitor's session cookie. */
    session: string | null;
  }
}

/** On whose behalf a request of this visitor reaches the gateway. */
export function callerOf(request: FastifyRequest): Caller {
  return { session: request.session, address: request.ip, requestId: request.id };
}

export function displayOf(request: FastifyRequest): Display {
  return {
    mode: request.cookies[modeCookie] === 'care' ? 'care' : 'standard',
    contrast: request.cookies[contrastCookie] === 'high' ? 'high' : 'normal',
  };
}

export function keepDisplay(reply: FastifyReply, { mode, contrast }: Display): void {
  const options = { path: '/', maxAge: yearSeconds, sameSite: 'lax', httpOnly: true } as const;
  reply.setCookie(modeCookie, mode, options).setCookie(contrastCookie, contrast, options);
}

/** A path of this site to go to, whatever the visitor's form says. */
export function pathWithin(path: string | undefined): string {
  return path && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : '/';
}

/** Public address of this request, for links that leave the page. */
export function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}
