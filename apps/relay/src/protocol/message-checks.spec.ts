import fc from 'fast-check';
import { checkAnswer, checkRequest, MalformedMessage } from './message-checks.js';

const place = { epoch: 1, after: 2, chain: 'ab'.repeat(32) };

describe('messages of the link', () => {
  it('are refused where anything is missing or of another kind', () => {
    const pull = { verb: 'pull', place, max: 256, waitMs: 20_000 };
    expect(() =>
      checkRequest({ id: '1', session: 's', question: { ...pull, place: { ...place, after: -1 } } }),
    ).toThrow(MalformedMessage);
    expect(() => checkRequest({ id: '1', session: 's', question: { verb: 'constructor' } })).toThrow(MalformedMessage);
    expect(() => checkAnswer({ id: '1', session: 's', reply: { kind: 'batch', events: [{ id: 'a' }] } })).toThrow(
      MalformedMessage,
    );
  });

  it('ask for matters by ids alone, which a database would choke on else', () => {
    const matter = '0190f3a0-0000-7000-8000-0000000000aa';
    const ask = (range: object) =>
      checkRequest({
        id: '1',
        session: 's',
        question: { verb: 'replay', after: null, upTo: null, held: [], ...range },
      });
    expect(ask({ after: matter, upTo: matter }).question).toMatchObject({ after: matter, upTo: matter });
    for (const range of [{ after: 'm' }, { upTo: `${matter}'` }, { upTo: matter.toUpperCase() }])
      expect(() => ask(range)).toThrow(MalformedMessage);
  });

  it('ask for and bring no more of an attachment than fits, and nothing but its hash and bytes', () => {
    const asked = { verb: 'blob', sha256: 'ab'.repeat(32), offset: 0, length: 1 };
    const ask = (change: object) => checkRequest({ id: '1', session: 's', question: { ...asked, ...change } });
    const bring = (bytes: string) => checkAnswer({ id: '1', session: 's', reply: { kind: 'part', size: 1, bytes } });
    for (const change of [{ sha256: '../../etc/passwd' }, { length: 0 }, { length: 512 * 1024 + 1 }, { offset: -1 }])
      expect(() => ask(change)).toThrow(MalformedMessage);
    for (const bytes of ['A'.repeat(700_000), 'A A=']) expect(() => bring(bytes)).toThrow(MalformedMessage);
  });

  it('leave out what an office says of itself in words that are not known, and believe no more than a hundred', () => {
    const known = {
      iid: 'x610303',
      at: '2026-11-27T05:00:00.000Z',
      link: 'active',
      pending: 2,
      oldest: null,
      parked: 0,
      canary: { at: '2026-11-27T05:00:00.000Z', ms: 12 },
    };
    const asked = { verb: 'watch', at: 1, journal: { seq: 0, hash: '0'.repeat(64) } };
    const watch = (health: object[]) =>
      checkRequest({ id: '1', session: 's', question: { ...asked, health } }).question;
    expect(watch([known, { ...known, link: 'dreaming' }, { ...known, pending: -1 }])).toEqual({
      ...asked,
      health: [known],
    });
    expect(() => watch(Array.from({ length: 101 }, () => known))).toThrow(MalformedMessage);
  });

  it('never throw anything else, whatever comes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(() => checkRequest(value)).toThrow(MalformedMessage);
        expect(() => checkAnswer({ id: '1', session: 's', reply: value })).toThrow(MalformedMessage);
      }),
    );
  });
});
