import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What of a token is stored: with this many random bits, one round of SHA-256 cannot be turned round. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');
