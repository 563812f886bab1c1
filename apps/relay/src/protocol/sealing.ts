import { generalDecrypt, GeneralEncrypt, type GeneralJWE } from 'jose';
import type { KeyObject } from 'node:crypto';
import { type Fields, fieldsOf, listOf, parseFields, textOf } from './fields.js';
import { sealingPublicKey, sealingText } from './sealing-key.js';

/** The event that data belongs to: sealed data opens in no other one, so that nobody can give it out as their own. */
export interface SealedIn {
  id: string;
  author: string;
}

/** Bytes of JSON that one event may seal; with its recipients it still fits into an event's data. */
export const mostSealedBytes = 176 * 1024;

const keyAlgorithm = 'ECDH-ES+A256KW';
const contentAlgorithm = 'A256GCM';
const protectedHeader = Buffer.from(JSON.stringify({ enc: contentAlgorithm })).toString('base64url');
const base64url = /^[A-Za-z0-9_-]+$/;

/** This office is meant to read sealed data and cannot: it was sealed to another key, or altered before it was signed. */
export class SealBroken extends Error {}

/**
 * Data as a JWE (RFC 7516, general JSON serialisation) that the holders of these keys alone can read.
 * @param keys public keys as cards write them, at least two: of the addressees and of the author
 */
export async function sealData(data: Fields, event: SealedIn, keys: readonly string[]): Promise<Fields> {
  const encrypt = new GeneralEncrypt(padded(data))
    .setProtectedHeader({ enc: contentAlgorithm })
    .setAdditionalAuthenticatedData(contextOf(event));
  for (const kid of keys) encrypt.addRecipient(sealingPublicKey(kid)).setUnprotectedHeader({ alg: keyAlgorithm, kid });
  return { ...(await encrypt.encrypt()) };
}

/** @throws SealBroken where none of these private keys opens it, or it was sealed for another event. */
export async function openData(sealed: Fields, event: SealedIn, keys: readonly KeyObject[]): Promise<Fields> {
  try {
    const jwe = jweOf(sealed, event);
    const texts = new Map(keys.map((key) => [sealingText(key), key]));
    const recipient = jwe.recipients.find(({ header }) => texts.has(header?.kid ?? ''));
    const key = texts.get(recipient?.header?.kid ?? '');
    if (recipient === undefined || key === undefined) throw new SealBroken('sealed to no key of this office');
    const { plaintext } = await generalDecrypt({ ...jwe, recipients: [recipient] }, key, {
      keyManagementAlgorithms: [keyAlgorithm],
      contentEncryptionAlgorithms: [contentAlgorithm],
    });
    return parseFields(Buffer.from(plaintext).toString('utf8'));
  } catch (error) {
    throw error instanceof SealBroken ? error : new SealBroken('the seal is broken', { cause: error });
  }
}

const contextOf = ({ author, id }: SealedIn): Buffer => Buffer.from(`/i/${author}/${id}`, 'utf8');

function jweOf(sealed: Fields, event: SealedIn): GeneralJWE {
  if (sealed['protected'] !== protectedHeader) throw new SyntaxError('field protected');
  if (sealed['aad'] !== contextOf(event).toString('base64url')) throw new SyntaxError('field aad');
  return {
    protected: protectedHeader,
    aad: textOf(sealed, 'aad', base64url),
    iv: textOf(sealed, 'iv', base64url),
    ciphertext: textOf(sealed, 'ciphertext', base64url),
    tag: textOf(sealed, 'tag', base64url),
    recipients: listOf(sealed, 'recipients', (recipient) => ({
      header: fieldsOf(recipient['header'], 'header'),
      encrypted_key: textOf(recipient, 'encrypted_key', base64url),
    })),
  };
}

const smallest = 1024;
const step = 16 * 1024;

/** JSON with spaces behind it up to a power of two from 1 KB, and from 16 KB on a multiple of that: the length says little of the text. */
function padded(data: Fields): Buffer {
  const bytes = Buffer.from(JSON.stringify(data), 'utf8');
  let length = smallest;
  while (length < bytes.length) length += Math.min(length, step);
  return Buffer.concat([bytes, Buffer.alloc(length - bytes.length, ' ')]);
}
