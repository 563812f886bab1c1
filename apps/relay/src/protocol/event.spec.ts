import fc from 'fast-check';
import { decodeEvent, encodeEvent, type EventFacts, isSameDraft } from './event.js';

const facts: EventFacts = {
  id: '01939f00-0000-7000-8000-000000000001',
  author: 'x610303',
  type: 'qsl.transfer.sent.v1',
  matterKind: 'suggestion',
  rootCaseId: '01939f00-0000-7000-8000-000000000002',
  transferId: '01939f00-0000-7000-8000-000000000003',
  route: 'x610303.c610300',
  time: '2026-11-25T00:00:00.000Z',
  iseq: 3,
  prev: 'a'.repeat(64),
  data: { text: '饮水机' },
};

describe('an event', () => {
  it('is a CloudEvent whose attribute names are lower-case letters and digits', () => {
    const attributes: Record<string, unknown> = { ...(JSON.parse(encodeEvent(facts)) as object) };
    expect(Object.keys(attributes).filter((name) => !/^[a-z0-9]{1,20}$/.test(name))).toEqual([]);
    expect(attributes).toMatchObject({
      specversion: '1.0',
      source: '/i/x610303',
      subject: `suggestion/${facts.rootCaseId}`,
      origin: 'x610303',
    });
  });

  it('says after decoding what its author said', () => {
    const json = fc.dictionary(fc.string(), fc.jsonValue());
    fc.assert(
      fc.property(json, (data) => {
        const event = { ...facts, data: { ...(JSON.parse(JSON.stringify(data)) as object) } };
        expect(decodeEvent(encodeEvent(event))).toEqual(event);
      }),
    );
    const { transferId: _none, ...first } = { ...facts, prev: null, iseq: 1 };
    expect(decodeEvent(encodeEvent(first))).toEqual(first);
  });

  it('names its class and its addressees; one that names neither is open', () => {
    const named = { ...facts, class: 'sealed', to: 'c610300' };
    expect(decodeEvent(encodeEvent(named))).toEqual(named);
    expect(JSON.parse(encodeEvent(facts))).toMatchObject({ class: 'open' });
    const { class: _class, ...older } = JSON.parse(encodeEvent(facts)) as Record<string, unknown>;
    expect(decodeEvent(JSON.stringify(older))).toEqual(facts);
    expect(isSameDraft(named, { ...named, to: 'x610303' })).toBe(false);
  });

  it('may carry the trace context of its creation, and is none the worse for one that it cannot read', () => {
    const traced = { ...facts, traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' };
    expect(decodeEvent(encodeEvent(traced))).toEqual(traced);
    expect(encodeEvent(facts)).not.toContain('traceparent');
    expect(isSameDraft(traced, facts)).toBe(true);
    for (const traceparent of ['trace', 7, null, '00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01']) {
      const body = JSON.stringify({ ...(JSON.parse(encodeEvent(facts)) as object), traceparent });
      expect(decodeEvent(body)).toEqual(facts);
    }
  });

  it.each([
    ['another version', { specversion: '2.0' }],
    ['a source that is no instance', { source: '/i/../x610303' }],
    ['a subject of another matter', { subject: 'suggestion/01939f00-0000-7000-8000-00000000000f' }],
    ['number zero', { iseq: 0 }],
    ['a number in words', { iseq: '3' }],
    ['a route with a stranger’s spelling', { route: 'x610303,c610300' }],
    ['data that is a list', { data: [] }],
    ['a class in capitals', { class: 'Sealed' }],
    ['addressees that are a list', { class: 'sealed', to: ['c610300'] }],
  ])('is refused with %s', (_what, change) => {
    const body = JSON.stringify({ ...(JSON.parse(encodeEvent(facts)) as object), ...change });
    expect(() => decodeEvent(body)).toThrow(SyntaxError);
  });

  it('is refused where the bytes are no JSON object', () => {
    for (const body of ['', 'null', '[]', '{"id":', '\u0000']) expect(() => decodeEvent(body)).toThrow(SyntaxError);
  });

  it('is the same as its draft, and another one than any changed draft', () => {
    const { author: _author, iseq: _iseq, prev: _prev, ...draft } = facts;
    expect(isSameDraft(facts, draft)).toBe(true);
    expect(isSameDraft(facts, { ...draft, data: { text: '别的' } })).toBe(false);
    expect(isSameDraft(facts, { ...draft, transferId: undefined })).toBe(false);
  });
});
