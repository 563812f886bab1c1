import { testOffices, testRegistrar } from '@qsl/testing';
import { encodeHead, headFault, verifiedHead } from './directory-head.js';
import { signDetached } from './jws.js';

const head = { serial: 4, at: '2026-11-30T08:00:00.000Z' };
const said = Date.parse(head.at);
const staleMs = 1_000;
const signedBy = (key: typeof testRegistrar.privateKey, body = encodeHead(head)) => ({
  body,
  jws: signDetached(body, key),
});

describe('the registrar’s word on its directory log', () => {
  it('is believed with the registrar’s signature alone, and never for something else that it signed', () => {
    expect(verifiedHead(signedBy(testRegistrar.privateKey), testRegistrar.publicKey)).toEqual(head);
    expect(verifiedHead(signedBy(testOffices.city.privateKey), testRegistrar.publicKey)).toBeNull();
    const altered = { ...signedBy(testRegistrar.privateKey), body: encodeHead({ ...head, serial: 3 }) };
    expect(verifiedHead(altered, testRegistrar.publicKey)).toBeNull();
    for (const body of ['{"card":1,"serial":4}', '[]', '{', encodeHead({ ...head, serial: -1 })])
      expect(verifiedHead(signedBy(testRegistrar.privateKey, body), testRegistrar.publicKey)).toBeNull();
  });

  it('shows by its age and by its serial whether something is withheld', () => {
    const fault = (serial: number, now: number) => headFault({ head, serial, since: 0 }, { now, staleMs });
    expect([fault(4, said + staleMs), fault(4, said + staleMs + 1)]).toEqual([null, 'directory_stale']);
    expect([fault(3, said), fault(5, said)]).toEqual(['directory_withheld', null]);
    const none = (now: number) => headFault({ head: null, serial: 0, since: said }, { now, staleMs });
    expect([none(said + staleMs), none(said + staleMs + 1)]).toEqual([null, 'directory_stale']);
  });
});
