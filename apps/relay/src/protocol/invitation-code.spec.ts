import { createLinkKey, createSigningKey } from '../link-broker/office-keys.js';
import { createSealingPrivateKey, sealingText } from './sealing-key.js';
import { decodeInvitation, encodeInvitation, type InvitationCode } from './invitation-code.js';

const code: InvitationCode = {
  iid: 'x610302',
  parent: {
    iid: 'c610300',
    name: '宝鸡市政协',
    tier: 'city',
    areaCode: '610300',
    parent: 'p610000',
    signingKey: createSigningKey('sm2').publicKey,
    sealingKey: sealingText(createSealingPrivateKey()),
  },
  registrar: createSigningKey().publicKey,
  url: 'tls://link.c610300.test:4233',
  ca: null,
  seed: createLinkKey().seed,
  expiresAt: '2026-12-03T21:00:00.000Z',
};

describe('an invitation’s code', () => {
  it('is one word that says all an office has to know', () => {
    const text = encodeInvitation(code);
    expect(text).toMatch(/^qsl1\.[A-Za-z0-9_-]+$/);
    expect(decodeInvitation(text)).toEqual(code);
  });

  it.each([
    ['another beginning', `qsl2.${encodeInvitation(code).slice(5)}`],
    ['its end missing', encodeInvitation(code).slice(0, -40)],
    ['an address that is none', encodeInvitation({ ...code, url: 'http://link' })],
    ['no seed', encodeInvitation({ ...code, seed: 'SU' })],
    ['something that is no certificate', encodeInvitation({ ...code, ca: '-----BEGIN PRIVATE KEY-----' })],
  ])('is none with %s', (_what, text) => {
    expect(() => decodeInvitation(text)).toThrow(SyntaxError);
  });
});
