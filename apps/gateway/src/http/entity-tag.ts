import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';

/** Whether the asker has the answer with this tag already. */
export function isFresh(ifNoneMatch: string | undefined, tag: string): boolean {
  const known = (ifNoneMatch ?? '').split(',').map((candidate) => candidate.trim().replace(/^W\//, ''));
  return known.includes(tag) || known.includes('*');
}

/** `onSend` hook: gives answers that caches may keep an ETag, and answers 304 without content to whoever has it already. */
export async function tagPublicAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  const isPublic = String(reply.getHeader('cache-control')).startsWith('public');
  const isWhole = typeof payload === 'string' || Buffer.isBuffer(payload);
  if (!isPublic || reply.statusCode !== 200 || !isWhole) return payload;
  const tag = `"${createHash('sha256').update(payload).digest('base64url').slice(0, 27)}"`;
  reply.header('etag', tag);
  if (!isFresh(request.headers['if-none-match'], tag)) return payload;
  reply.code(304).removeHeader('content-length').removeHeader('content-type');
  return null;
}
