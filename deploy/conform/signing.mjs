import {
  createHash,
  createPrivateKey,
  createPublicKey,
  createVerify,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';

/** Keys and signatures as docs/FEDERATION.md, section 7, has them; read from there alone. */
const forms = {
  ed25519: { alg: 'EdDSA', prefix: '', der: '302a300506032b6570032100', bytes: 32 },
  sm2: { alg: 'SGD_SM3_SM2', prefix: 'sm2:', der: '3059301306072a8648ce3d020106082a811ccf5501822d034200', bytes: 65 },
};

const formOf = (text) => (text.startsWith(forms.sm2.prefix) ? forms.sm2 : forms.ed25519);
const headerOf = ({ alg }) => Buffer.from(`{"alg":"${alg}","b64":false,"crit":["b64"]}`).toString('base64url');

/** @throws RangeError where the text is no `signingKey` of a directory. */
export function publicKeyOf(text) {
  const { prefix, der, bytes } = formOf(text);
  const raw = Buffer.from(text.slice(prefix.length), 'base64url');
  if (raw.length !== bytes) throw new RangeError(`no signing key: ${text}`);
  return createPublicKey({ key: Buffer.concat([Buffer.from(der, 'hex'), raw]), format: 'der', type: 'spki' });
}

/** An Ed25519 pair of the kit's own: PEM of the private half, and the public one as a directory writes it. */
export function newKey() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-forms.ed25519.bytes);
  return { pem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), text: raw.toString('base64url') };
}

export function signDetached(body, { pem }) {
  const header = headerOf(forms.ed25519);
  const signature = sign(null, Buffer.from(`${header}.${body}`), createPrivateKey(pem));
  return `${header}..${signature.toString('base64url')}`;
}

export function isSignedBy(body, jws, text) {
  const form = formOf(text);
  const [header, payload, encoded, ...rest] = jws.split('.');
  if (header !== headerOf(form) || payload !== '' || encoded === undefined || rest.length > 0) return false;
  const signature = Buffer.from(encoded, 'base64url');
  const input = Buffer.from(`${header}.${body}`);
  if (signature.length !== 64) return false;
  return form === forms.sm2
    ? isSm2(input, signature, publicKeyOf(text))
    : verify(null, input, publicKeyOf(text), signature);
}

/** GB/T 32918.2: the length in bits of the user id, the id, then a, b and G of the curve, all hashed before the signer's point. */
const sm2Identity = Buffer.concat([
  Buffer.from('0080', 'hex'),
  Buffer.from('1234567812345678'),
  Buffer.from('fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc', 'hex'),
  Buffer.from('28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93', 'hex'),
  Buffer.from('32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7', 'hex'),
  Buffer.from('bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0', 'hex'),
]);

function isSm2(input, signature, key) {
  const point = key.export({ format: 'der', type: 'spki' }).subarray(-64);
  const z = createHash('sm3').update(sm2Identity).update(point).digest();
  const [r, s] = [signature.subarray(0, 32), signature.subarray(32)].map(derInteger);
  const der = Buffer.concat([Buffer.from([0x30, r.length + s.length]), r, s]);
  return createVerify('sm3').update(z).update(input).verify(key, der);
}

function derInteger(number) {
  const digits = Buffer.from(number.toString('hex').replace(/^(00)+(?=..)/, ''), 'hex');
  const positive = digits[0] >= 0x80 ? Buffer.concat([Buffer.alloc(1), digits]) : digits;
  return Buffer.concat([Buffer.from([2, positive.length]), positive]);
}
