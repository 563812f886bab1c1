import { deedsFor, stateOf } from './enrolment-forms.js';

describe('an invitation at the desk', () => {
  it('can be approved once the office has asked, and withdrawn until it has come', () => {
    expect(deedsFor({ state: 'open' })).toEqual(['withdraw']);
    expect(deedsFor({ state: 'asked' })).toEqual(['approve', 'withdraw']);
    expect(deedsFor({ state: 'approved' })).toEqual(['withdraw']);
    for (const state of ['joined', 'withdrawn', 'expired'] as const) expect(deedsFor({ state })).toEqual([]);
  });

  it('says when its code does not work yet, and what the registrar said', () => {
    expect(stateOf({ state: 'open', fault: null, isReady: false })).toBe('链路服务尚未就绪');
    expect(stateOf({ state: 'asked', fault: null, isReady: false })).toBe('待批准');
    expect(stateOf({ state: 'approved', fault: 'iid_taken', isReady: true })).toContain('iid_taken');
  });
});
