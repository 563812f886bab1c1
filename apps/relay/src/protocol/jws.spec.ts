import type { SignatureName } from '@qsl/contracts';
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { signDetached, verifyDetached } from './jws.js';
import { directoryText, publicKeyOf, signatureAlgorithms } from './signature-algorithm.js';

const body = '{"id":"甲","data":{"text":"饮水机"}}';
const names = Object.keys(signatureAlgorithms) as SignatureName[];
const hex = (text: string) => Buffer.from(text, 'hex');

describe.each(names)('a detached signature by %s', (name) => {
  const { generate } = signatureAlgorithms[name];
  const privateKey = generate();
  const publicKey = createPublicKey(privateKey);
  const jws = signDetached(body, privateKey);
  const [header = '', , signature = ''] = jws.split('.');

  it('verifies for the exact bytes under the author’s key, also as the directory writes it', () => {
    expect(verifyDetached(body, jws, publicKey)).toBe(true);
    expect(verifyDetached(body, jws, publicKeyOf(directoryText(privateKey)))).toBe(true);
    expect(Buffer.from(signature, 'base64url')).toHaveLength(64);
  });

  it('verifies every time, also where a number of it begins with zeros', () => {
    const bodies = Array.from({ length: 600 }, (_, index) => `{"n":${index}}`);
    expect(bodies.filter((text) => !verifyDetached(text, signDetached(text, privateKey), publicKey))).toEqual([]);
  });

  it('fails for one changed character and for another key', () => {
    expect(verifyDetached(body.replace('甲', '乙'), jws, publicKey)).toBe(false);
    expect(verifyDetached(body, jws, createPublicKey(generate()))).toBe(false);
  });

  it('fails for any altered byte of it', () => {
    const bytes = Buffer.from(signature, 'base64url');
    const altered = [...bytes.keys()].map((at) => bytes.map((byte, index) => (index === at ? byte ^ 1 : byte)));
    const texts = altered.map((changed) => `${header}..${Buffer.from(changed).toString('base64url')}`);
    expect(texts.filter((text) => verifyDetached(body, text, publicKey))).toEqual([]);
  });

  it('fails for the key of another algorithm, and under that algorithm’s header', () => {
    const other = signatureAlgorithms[name === 'sm2' ? 'ed25519' : 'sm2'].generate();
    const [otherHeader = ''] = signDetached(body, other).split('.');
    const overOtherHeader = signatureAlgorithms[name].sign(Buffer.from(`${otherHeader}.${body}`), privateKey);
    expect(verifyDetached(body, jws, createPublicKey(other))).toBe(false);
    expect(verifyDetached(body, `${otherHeader}..${signature}`, publicKey)).toBe(false);
    expect(verifyDetached(body, `${otherHeader}..${overOtherHeader.toString('base64url')}`, publicKey)).toBe(false);
  });

  it.each(['', '.', '..', 'x', `${'甲'.repeat(9)}..`, '....'])('does not throw for %j', (text) => {
    expect(verifyDetached(body, text, publicKey)).toBe(false);
    expect(verifyDetached(body, `${header}..${text}`, publicKey)).toBe(false);
    expect(verifyDetached(body, `${jws}.${text}`, publicKey)).toBe(false);
    expect(verifyDetached(body, `${header}.${Buffer.from(body).toString('base64url')}.${signature}`, publicKey)).toBe(
      false,
    );
  });

  it.each([0, 1, 63, 64, 65, 72])('does not throw for %i zero bytes', (length) => {
    expect(verifyDetached(body, `${header}..${Buffer.alloc(length).toString('base64url')}`, publicKey)).toBe(false);
  });
});

describe('known answers', () => {
  it('Ed25519: RFC 8032, 7.1, test 2', () => {
    const key = createPrivateKey({
      key: hex('302e020100300506032b657004220420' + '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'),
      format: 'der',
      type: 'pkcs8',
    });
    expect(directoryText(key)).toBe('PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw');
    expect(signatureAlgorithms.ed25519.sign(hex('72'), key).toString('hex')).toBe(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
        '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    );
  });

  it('Ed25519: the header and the signed bytes stay as they have always been', () => {
    const key = signatureAlgorithms.ed25519.generate();
    const header = Buffer.from('{"alg":"EdDSA","b64":false,"crit":["b64"]}').toString('base64url');
    const signature = sign(null, Buffer.from(`${header}.${body}`), key).toString('base64url');
    expect(signDetached(body, key)).toBe(`${header}..${signature}`);
  });

  it('SM2: GB/T 32918.5, annex A, under the default user id', () => {
    const point =
      '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
      'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13';
    const signature = hex(
      'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3' +
        'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
    );
    const key = publicKeyOf(`sm2:${hex(point).toString('base64url')}`);
    const { verify } = signatureAlgorithms.sm2;
    expect(verify(Buffer.from('message digest'), signature, key)).toBe(true);
    expect(verify(Buffer.from('message digesT'), signature, key)).toBe(false);
  });

  it('a point that is not on SM2’s curve is no key', () => {
    expect(() => publicKeyOf(`sm2:${Buffer.alloc(65, 4).toString('base64url')}`)).toThrow();
  });
});
