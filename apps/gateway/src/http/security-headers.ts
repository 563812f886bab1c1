import type { FastifyReply, FastifyRequest } from 'fastify';

/** Answers of the API are data: nothing in them may run, be framed or be kept. Pages bring headers of their own. */
const apiHeaders = {
  'cache-control': 'private, no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** The pages of the API's documentation bring scripts from here and styles inside. */
const docsPolicy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

const oneYear = 'max-age=31536000; includeSubDomains';

/** Whether a path is answered by the gateway itself. */
const isOwnPath = (url: string): boolean => /^\/(api|health)(\/|\?|$)/.test(url);

/** Puts the security headers on an answer; with HTTPS also HSTS, on pages too. */
export function secure(request: FastifyRequest, reply: FastifyReply, isHttps: boolean): void {
  if (isHttps) reply.header('strict-transport-security', oneYear);
  if (!isOwnPath(request.url)) return;
  reply.headers(apiHeaders);
  if (request.url.startsWith('/api/docs')) reply.header('content-security-policy', docsPolicy);
}
