import { callDraftOf, checkCall, toCallBody, type CallDraft } from './call-draft.js';

const filled = (rest: Partial<CallDraft['text']> = {}): CallDraft => ({
  text: {
    title: '2027 年民生实事议题征集',
    brief: '围绕一老一小、出行和饮水征集议题。',
    opensOn: '2026-12-01',
    closesOn: '2026-12-31',
    maxPerPerson: '3',
    ...rest,
  },
  eligible: ['citizen'],
  scope: { kind: 'children', offices: [] },
});
const faultyFields = (draft: CallDraft): string[] => checkCall(draft).map(({ field }) => field);

describe('a call for topics', () => {
  it('is complete with its five facts, somebody to answer, and a scope', () => {
    expect(faultyFields(filled())).toEqual([]);
    expect(faultyFields(callDraftOf(null))).toEqual(['title', 'brief', 'opensOn', 'closesOn']);
    expect(faultyFields({ ...filled(), eligible: [], scope: { kind: 'selected', offices: [] } })).toEqual([
      'scope',
      'eligible',
    ]);
  });

  it('does not end before it begins, and takes 1 to 20 topics a person', () => {
    expect(faultyFields(filled({ closesOn: '2026-11-30' }))).toEqual(['closesOn']);
    expect(faultyFields(filled({ maxPerPerson: '21' }))).toEqual(['maxPerPerson']);
  });

  it('is sent with a number and without offices that nobody chose', () => {
    expect(toCallBody(filled())).toMatchObject({ maxPerPerson: 3, scope: { kind: 'children' } });
  });
});
