import { caseActions, caseWindows } from './case-actions.js';

describe('actions of a case', () => {
  it('are those that the service allows, whatever order it names them in', () => {
    const actions = ['decline', 'request_supplement', 'file'];
    expect(caseActions({ actions }).map(({ verb }) => verb)).toEqual(['file', 'request-supplement', 'decline']);
    expect(caseWindows({ actions })).toEqual([]);
  });

  it('that choose from lists open a window', () => {
    expect(caseWindows({ actions: ['transfer', 'assign', 'publish_reply'] })).toEqual([
      'assign',
      'transfer',
      'publish-reply',
    ]);
  });

  it('ask for a reason wherever something is refused or sent back', () => {
    for (const spec of caseActions({ actions: ['decline', 'request_supplement', 'send_back'] })) {
      expect(spec.fields.some(({ kind, isRequired }) => kind === 'long' && isRequired)).toBe(true);
    }
  });

  it('leave out what a newer service offers and this desk has no form for', () => {
    expect(caseActions({ actions: ['merge'] })).toEqual([]);
  });
});
