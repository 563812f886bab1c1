import { blobsOf, partOf } from './blobs.js';
import { decodeEvent, encodeEvent, type EventFacts, isSameDraft } from './event.js';

const blob = { sha256: 'ab'.repeat(32), size: 10, name: '现场照片.jpg', type: 'image/jpeg' };
const facts: EventFacts = {
  id: '019a0000-0000-7000-8000-000000000001',
  author: 'x610303',
  type: 'qsl.case.changed.v1',
  matterKind: 'suggestion',
  rootCaseId: '019a0000-0000-7000-8000-000000000002',
  route: 'x610303.c610300',
  time: '2026-11-27T00:00:00.000Z',
  iseq: 1,
  prev: null,
  data: {},
};

describe('the attachments that an event names', () => {
  it('are part of what its author signs, and of what makes it the same event', () => {
    const withBlob = { ...facts, blobs: [blob] };
    expect(decodeEvent(encodeEvent(withBlob))).toEqual(withBlob);
    expect(isSameDraft(withBlob, withBlob)).toBe(true);
    expect(isSameDraft(withBlob, facts)).toBe(false);
  });

  it('leave no trace in the bytes of an event without any', () => {
    expect(encodeEvent(facts)).not.toContain('blobs');
    expect(decodeEvent(encodeEvent(facts))).toEqual(facts);
  });

  it.each([
    ['none', []],
    ['too many', Array.from({ length: 21 }, () => blob)],
    ['no list', blob],
    ['a short hash', [{ ...blob, sha256: 'ab' }]],
    ['a path in the place of a hash', [{ ...blob, sha256: '../'.repeat(21) + 'a' }]],
    ['nothing in it', [{ ...blob, size: 0 }]],
    ['more than an office takes', [{ ...blob, size: 20 * 1024 * 1024 + 1 }]],
    ['a name that turns the line', [{ ...blob, name: 'a\u202Efdp.exe' }]],
    ['no media type', [{ ...blob, type: 'image' }]],
  ])('are refused with %s', (_what, blobs) => {
    expect(() => blobsOf(blobs)).toThrow(SyntaxError);
  });

  it('come in exactly the bytes that were asked for', () => {
    const answer = (text: string, size = blob.size) => ({ size, bytes: Buffer.from(text).toString('base64') });
    expect(partOf(blob, { offset: 0, length: 4 }, answer('0123'))?.toString()).toBe('0123');
    expect(partOf(blob, { offset: 8, length: 4 }, answer('89'))?.toString()).toBe('89');
    expect(partOf(blob, { offset: 0, length: 4 }, answer('012'))).toBeNull();
    expect(partOf(blob, { offset: 8, length: 4 }, answer('89ab'))).toBeNull();
    expect(partOf(blob, { offset: 0, length: 4 }, answer('0123', 11))).toBeNull();
  });
});
