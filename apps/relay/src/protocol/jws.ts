import type { KeyObject } from 'node:crypto';
import { algorithmOf } from './signature-algorithm.js';

/** RFC 7797: the payload is signed as it is, not base64url-encoded, and stays outside the signature. */
function headerOf(alg: string): string {
  return Buffer.from(JSON.stringify({ alg, b64: false, crit: ['b64'] })).toString('base64url');
}

function signingInput(header: string, body: string): Buffer {
  return Buffer.from(`${header}.${body}`, 'utf8');
}

/** Detached JWS of an event's exact bytes, by the algorithm of the key. */
export function signDetached(body: string, privateKey: KeyObject): string {
  const algorithm = algorithmOf(privateKey);
  const header = headerOf(algorithm.alg);
  return `${header}..${algorithm.sign(signingInput(header, body), privateKey).toString('base64url')}`;
}

/** True only for a signature by this key over exactly these bytes, under exactly the header of the key's own algorithm. */
export function verifyDetached(body: string, jws: string, publicKey: KeyObject): boolean {
  const algorithm = algorithmOf(publicKey);
  const header = headerOf(algorithm.alg);
  const [given, payload, signature, ...rest] = jws.split('.');
  if (given !== header || payload !== '' || signature === undefined || rest.length > 0) return false;
  return algorithm.verify(signingInput(header, body), Buffer.from(signature, 'base64url'), publicKey);
}
