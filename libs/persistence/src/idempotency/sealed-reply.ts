import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

/** A reply that only the caller's own idempotency key opens: AES-256-GCM, base64. */
export interface SealedReply {
  nonce: string;
  box: string;
}

const tagLength = 16;

/** Replies may hold what the database must not, such as a session's token; whoever reads the table has no key, since the key itself is stored as a hash only. */
const secretOf = (key: string): Buffer => Buffer.from(hkdfSync('sha256', key, '', 'idempotent reply', 32));

/** What a key is stored and found by. */
export function fingerprintOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

export function sealReply(reply: object, key: string): SealedReply {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', secretOf(key), nonce);
  const box = Buffer.concat([cipher.update(JSON.stringify(reply), 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { nonce: nonce.toString('base64'), box: box.toString('base64') };
}

/** @throws Error where the key is another one. */
export function openReply({ nonce, box }: SealedReply, key: string): object {
  const bytes = Buffer.from(box, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', secretOf(key), Buffer.from(nonce, 'base64'));
  decipher.setAuthTag(bytes.subarray(-tagLength));
  const text = Buffer.concat([decipher.update(bytes.subarray(0, -tagLength)), decipher.final()]).toString('utf8');
  return JSON.parse(text) as object;
}
