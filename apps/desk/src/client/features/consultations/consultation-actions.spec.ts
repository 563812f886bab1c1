import { commentActions, openWindows, phaseActions, statementActions } from './consultation-actions.js';

const labels = (specs: { label: string }[]): string[] => specs.map(({ label }) => label);
const question = { isPending: false, isHidden: false, isUnanswered: true };

describe('the console of a consultation', () => {
  it('offers the phases and windows that the API allows', () => {
    expect(labels(phaseActions({ actions: ['close', 'moderate'] }))).toEqual(['结束讨论']);
    expect(openWindows({ actions: ['track', 'moderate', 'revise'] })).toEqual(['revise', 'track']);
  });

  it('lets the owner show a view while people vote, and refuse it after that', () => {
    const actions = ['moderate'];
    expect(labels(statementActions({ isOwn: true, actions, state: 'discussing' }))).toEqual(['公开', '不予公开']);
    expect(labels(statementActions({ isOwn: true, actions, state: 'drafting_outcome' }))).toEqual(['不予公开']);
    expect(statementActions({ isOwn: false, actions, state: 'discussing' })).toEqual([]);
  });

  it('lets moderators decide on comments, and units answer questions', () => {
    const staff = { actions: ['moderate', 'answer'] };
    expect(labels(commentActions(staff, { ...question, isPending: true }))).toEqual(['公开', '隐藏']);
    expect(labels(commentActions(staff, question))).toEqual(['正式回应', '隐藏']);
    expect(labels(commentActions({ actions: ['answer'] }, question))).toEqual(['正式回应']);
    expect(commentActions(staff, { ...question, isHidden: true })).toEqual([]);
  });
});
