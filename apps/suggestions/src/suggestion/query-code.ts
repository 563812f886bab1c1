import { randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** No 0, 1, I and O, which people misread. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const codeLength = 8;
const hashLength = 32;
const derive = promisify<string, string, number, Buffer>(scrypt);

/** Forty random bits for a person to note down. */
export const newQueryCode = (): string =>
  Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join('');

/** Forty bits can be searched through where hashing is fast: scrypt takes some 30 ms and 16 MiB for each. */
export async function hashQueryCode(queryCode: string, salt: string): Promise<string> {
  return (await derive(queryCode, salt, hashLength)).toString('base64url');
}

/** Takes as long for a suggestion that is not there (`undefined`) as for one that is. */
export async function isQueryCodeOf(
  kept: { salt: string; hash: string } | undefined,
  queryCode: string,
): Promise<boolean> {
  const given = await derive(queryCode, kept?.salt ?? '', hashLength);
  const expected = kept ? Buffer.from(kept.hash, 'base64url') : Buffer.alloc(hashLength);
  return timingSafeEqual(given, expected) && kept !== undefined;
}
