import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** RFC 7797: the payload is signed as it is, not base64url-encoded, and stays outside the signature. */
const header = Buffer.from(JSON.stringify({ alg: 'EdDSA', b64: false, crit: ['b64'] })).toString('base64url');

function signingInput(body: string): Buffer {
  return Buffer.from(`${header}.${body}`, 'utf8');
}

/** Detached JWS (Ed25519) of an event's exact bytes. */
export function signDetached(body: string, privateKey: KeyObject): string {
  return `${header}..${sign(null, signingInput(body), privateKey).toString('base64url')}`;
}

/** True only for a signature by this key over exactly these bytes, under exactly this header. */
export function verifyDetached(body: string, jws: string, publicKey: KeyObject): boolean {
  const [given, payload, signature, ...rest] = jws.split('.');
  if (given !== header || payload !== '' || signature === undefined || rest.length > 0) return false;
  return verify(null, signingInput(body), publicKey, Buffer.from(signature, 'base64url'));
}

/** Ed25519 public key from its 32 raw bytes in base64url, as the office directory holds it. */
export function publicKeyOf(raw: string): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw }, format: 'jwk' });
}
