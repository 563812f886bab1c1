import { generateKeyPairSync, sign } from 'node:crypto';
import { publicKeyOf, signDetached, verifyDetached } from './jws.js';

describe('detached signatures', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const other = generateKeyPairSync('ed25519').publicKey;
  const body = '{"id":"甲","data":{"text":"饮水机"}}';
  const jws = signDetached(body, privateKey);

  it('verify for the exact bytes under the author’s key', () => {
    expect(verifyDetached(body, jws, publicKey)).toBe(true);
    expect(verifyDetached(body, jws, publicKeyOf(publicKey.export({ format: 'jwk' }).x ?? ''))).toBe(true);
  });

  it('fail for one changed character, another key, another header and an embedded payload', () => {
    const [header = '', , signature = ''] = jws.split('.');
    const plainHeader = Buffer.from('{"alg":"EdDSA"}').toString('base64url');
    const plain = sign(null, Buffer.from(`${plainHeader}.${body}`), privateKey).toString('base64url');
    expect(verifyDetached(body.replace('甲', '乙'), jws, publicKey)).toBe(false);
    expect(verifyDetached(body, jws, other)).toBe(false);
    expect(verifyDetached(body, `${plainHeader}..${plain}`, publicKey)).toBe(false);
    expect(verifyDetached(body, `${header}.${Buffer.from(body).toString('base64url')}.${signature}`, publicKey)).toBe(
      false,
    );
    expect(verifyDetached(body, `${jws}.`, publicKey)).toBe(false);
    expect(verifyDetached(body, '', publicKey)).toBe(false);
  });
});
