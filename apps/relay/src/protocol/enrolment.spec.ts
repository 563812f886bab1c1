import { createPrivateKey } from 'node:crypto';
import { createLinkKey, createSigningKey } from '../link-broker/office-keys.js';
import { encodeRequest, type EnrolRequest } from './card-request.js';
import { Directory } from './directory.js';
import { isSamePerson, judgeJoin } from './enrolment.js';
import { signDetached } from './jws.js';

const [city, county, stranger] = [createSigningKey(), createSigningKey(), createSigningKey()];
const directory = new Directory(
  [
    { iid: 'p610000', name: '省', tier: 'province', areaCode: '610000', parent: null, signingKey: stranger.publicKey },
    { iid: 'c610300', name: '市', tier: 'city', areaCode: '610300', parent: 'p610000', signingKey: city.publicKey },
  ],
  createSigningKey().publicKey,
);
const signed = (body: string, key = county) => ({
  body,
  proof: signDetached(body, createPrivateKey(key.privateKeyPem)),
});
const request = (overrides: Partial<EnrolRequest> = {}, office: Partial<EnrolRequest['office']> = {}): string =>
  encodeRequest({
    act: 'enrol',
    office: { iid: 'x610302', name: '渭滨区政协', tier: 'county', areaCode: '610302', parent: 'c610300', ...office },
    signingKey: county.publicKey,
    linkKey: createLinkKey().publicKey,
    askedAt: '2026-11-30T21:00:00Z',
    ...overrides,
  });
const vouch = (body: string) => signDetached(body, createPrivateKey(city.privateKeyPem));
const judge = (question: { body: string; proof: string }, before: string | null = null) =>
  judgeJoin({ iid: 'x610302', body: before }, question, { directory, self: 'c610300', vouch });

describe('an office that asks to join', () => {
  it('may, and may correct what it says of itself', () => {
    expect(judge(signed(request()))).toBeNull();
    expect(judge(signed(request({}, { name: '渭滨区委员会' })), request())).toBeNull();
  });

  it.each([
    ['wrong_office', signed(request({}, { iid: 'x610304' }))],
    ['wrong_office', signed(request({}, { parent: 'p610000' }))],
    ['wrong_tier', signed(request({}, { tier: 'city' }))],
    ['proof', signed(request(), stranger)],
    ['malformed', signed(request({ linkKey: null }))],
    ['malformed', signed('{}')],
    ['key_taken', signed(request({ signingKey: stranger.publicKey }), stranger)],
  ])('is refused as %s', (reason, question) => {
    expect(judge(question)).toBe(reason);
  });

  it('is refused where another one has used the code', () => {
    expect(judge(signed(request({ signingKey: stranger.publicKey }), stranger), request())).toBe('used');
  });
});

describe('the second person', () => {
  const personId = '0190f3a0-0000-7000-8000-0000000000bb';
  const invitation = { invitedBy: '李运维', invitedByPerson: personId };

  it.each([
    ['the same account under another name', { by: '王主任', personId }, true],
    ['the same name on the command line', { by: ' 李运维 ', personId: null }, true],
    ['the same name with another account', { by: '李运维', personId: personId.replace('bb', 'cc') }, true],
    ['somebody else', { by: '王主任', personId: null }, false],
  ])('is not %s', (_what, deed, isSame) => {
    expect(isSamePerson(invitation, deed)).toBe(isSame);
  });
});
