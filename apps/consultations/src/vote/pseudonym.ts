import type { EntityManager } from '@mikro-orm/postgresql';
import { createHmac, randomBytes } from 'node:crypto';
import { VotingSecret } from './voting-secret.entity.js';

const onlyRow = 1;
const bytes = 16;

/**
 * What a person is called in one consultation: the same in all its votes, another in every other consultation, and without the
 * secret of the person's office nobody can tell whose it is. HMAC-SHA-256 (RFC 2104), its first 128 bits, base64url.
 */
export function pseudonymOf(secret: string, consultationId: string, personId: string): string {
  const key = Buffer.from(secret, 'base64url');
  const digest = createHmac('sha256', key).update(`${consultationId} ${personId}`).digest();
  return digest.subarray(0, bytes).toString('base64url');
}

/** This office's secret, made when it is first asked for. */
async function secretOf(em: EntityManager): Promise<string> {
  const kept = await em.findOne(VotingSecret, { id: onlyRow });
  if (kept) return kept.secret;
  const fresh = randomBytes(32).toString('base64url');
  await em.execute('insert into voting_secret (id, secret) values (?, ?) on conflict do nothing', [onlyRow, fresh]);
  return (await em.findOneOrFail(VotingSecret, { id: onlyRow })).secret;
}

/** The pseudonym of one of this office's people. */
export async function voterOf(em: EntityManager, consultationId: string, personId: string): Promise<string> {
  return pseudonymOf(await secretOf(em), consultationId, personId);
}
