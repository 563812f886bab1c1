import {
  createHash,
  createPrivateKey,
  createPublicKey,
  createSign,
  createVerify,
  generateKeyPairSync,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { SignatureAlgorithm } from './signature-algorithm.js';

const spki = Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d034200', 'hex');

/** What is hashed before every key's point (GB/T 32918.2, 5.5): length of the user id in bits, the id, and the curve's a, b and G. */
const identity = Buffer.concat([
  Buffer.from([0, 128]),
  Buffer.from('1234567812345678', 'ascii'),
  Buffer.from('fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc', 'hex'),
  Buffer.from('28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93', 'hex'),
  Buffer.from('32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7', 'hex'),
  Buffer.from('bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0', 'hex'),
]);

/** Z of GB/T 32918.2: hash of the signer's identity and public key, which goes before the data. */
function identityHash(publicKey: KeyObject): Buffer {
  const point = publicKey.export({ format: 'der', type: 'spki' }).subarray(spki.length + 1);
  return createHash('sm3').update(identity).update(point).digest();
}

/** DER integer of an unsigned number. */
function derInteger(number: Buffer): Buffer {
  const start = number.findIndex((byte) => byte !== 0);
  const digits = start < 0 ? Buffer.from([0]) : number.subarray(start);
  const body = (digits[0] ?? 0) < 0x80 ? digits : Buffer.concat([Buffer.from([0]), digits]);
  return Buffer.concat([Buffer.from([2, body.length]), body]);
}

function toDer(signature: Buffer): Buffer {
  const body = Buffer.concat([derInteger(signature.subarray(0, 32)), derInteger(signature.subarray(32))]);
  return Buffer.concat([Buffer.from([0x30, body.length]), body]);
}

/** The 32 bytes of the DER integer that begins at `at`. */
function numberAt(der: Buffer, at: number): Buffer {
  const digits = der.subarray(at + 2, at + 2 + der.readUInt8(at + 1)).subarray(-32);
  return Buffer.concat([Buffer.alloc(32 - digits.length), digits]);
}

const fromDer = (der: Buffer): Buffer => Buffer.concat([numberAt(der, 2), numberAt(der, 4 + der.readUInt8(3))]);

/**
 * SM2 with SM3 (GB/T 32918.2) under the standard's default user id 1234567812345678; `alg` as GM/T 0125.1-2022 names it; signature r‖s,
 * 64 bytes; public key as its uncompressed point, 65 bytes.
 *
 * Node's one-shot `sign` lets nobody set the user id, and the id that OpenSSL 3 takes is empty (OpenSSL 4 takes another). `createSign`
 * adds no identity of its own, so it is hashed in here and the signatures are those of every other implementation.
 */
export const sm2: SignatureAlgorithm = {
  alg: 'SGD_SM3_SM2',
  prefix: 'sm2:',
  spki,
  rawLength: 65,
  /** Read back from its encoding: the key object that Node generates signs ECDSA on SM2's curve instead of SM2. */
  generate() {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'SM2' });
    return createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' }));
  },
  sign(data, privateKey) {
    const signer = createSign('sm3')
      .update(identityHash(createPublicKey(privateKey)))
      .update(data);
    return fromDer(signer.sign(privateKey));
  },
  verify(data, signature, publicKey) {
    if (signature.length !== 64) return false;
    return createVerify('sm3').update(identityHash(publicKey)).update(data).verify(publicKey, toDer(signature));
  },
};
