import { invalid } from '@qsl/contracts';
import type { FastifyRequest } from 'fastify';

const maxLength = 128;

/**
 * The caller's `Idempotency-Key` of a POST, else `null`.
 * @throws DomainError `invalid` where it is longer than 128 characters.
 */
export function idempotencyKeyOf(request: Pick<FastifyRequest, 'method' | 'headers'>): string | null {
  const key = request.headers['idempotency-key'];
  if (request.method !== 'POST' || typeof key !== 'string' || key === '') return null;
  if (key.length > maxLength) {
    throw invalid('Idempotency-Key', 'maxLength', {
      zh: `不能超过 ${maxLength} 个字符。`,
      en: `Idempotency-Key must be shorter than or equal to ${maxLength} characters`,
    });
  }
  return key;
}
