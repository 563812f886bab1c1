import { visitor, type Actor } from '@qsl/contracts';
import { Meeting } from '../meeting/meeting.entity.js';
import { actionsOf, canSee, isDiscussionOver, isOpen, whoIs, type Circumstances } from './consultation.policy.js';

const citizen: Actor = { ...visitor, personId: 'a', roles: ['citizen'], level: 'L1' };
const staff: Actor = { ...visitor, personId: 's', roles: ['staff'], level: 'L3' };
const leader: Actor = { ...staff, personId: 'l', roles: ['leader'] };
const unit: Actor = { ...visitor, personId: 'u', roles: ['unit'], level: 'L3' };

const lastEvening = new Date('2026-11-25T15:59:59Z');
const nextMorning = new Date('2026-11-25T16:00:00Z');
const discussing = { state: 'discussing', closesOn: '2026-11-25' } as const;

const circumstances = (facts: Partial<Circumstances> = {}): Circumstances => ({
  ...{ who: ['person'], now: lastEvening, meeting: null, isRegistered: false },
  ...facts,
});

describe('in a consultation', () => {
  it('somebody acts as what they are at its owner’s, or elsewhere', () => {
    expect([visitor, citizen, staff, leader, unit].map((actor) => whoIs(actor, true))).toEqual([
      [],
      ['person'],
      ['staff', 'person'],
      ['leader', 'person'],
      ['unit', 'person'],
    ]);
    expect([staff, leader].map((actor) => whoIs(actor, false))).toEqual([['office', 'person'], ['person']]);
  });

  it('a draft is seen by the owner’s staff and leaders, an announced one by everybody in scope', () => {
    const draft = { state: 'draft', isInScope: true } as const;
    const sees = (who: Circumstances['who']) => canSee(draft, who);
    expect([sees(['staff']), sees(['leader', 'person'])]).toEqual([true, true]);
    expect([sees(['office', 'person']), sees(['unit', 'person']), sees([])]).toEqual([false, false, false]);
    expect(canSee({ ...draft, state: 'announced' }, [])).toBe(true);
    expect(canSee({ state: 'announced', isInScope: false }, ['office'])).toBe(false);
  });

  it('people take part until midnight in Beijing, whether somebody closes it or not', () => {
    expect([lastEvening, nextMorning].map((now) => isOpen(discussing, now))).toEqual([true, false]);
    expect([lastEvening, nextMorning].map((now) => isDiscussionOver(discussing, now))).toEqual([false, true]);
    expect(actionsOf(discussing, circumstances())).toEqual(['state', 'vote', 'comment']);
    expect(actionsOf(discussing, circumstances({ now: nextMorning }))).toEqual([]);
    expect(isDiscussionOver({ ...discussing, state: 'drafting_outcome' }, lastEvening)).toBe(true);
    expect(isDiscussionOver({ ...discussing, state: 'announced' }, nextMorning)).toBe(false);
  });

  it('seats are offered at the owner’s, before the meeting, to those who have none', () => {
    const meeting = Object.assign(new Meeting(), { startsAt: nextMorning, capacity: 10 });
    const offered = (facts: Partial<Circumstances>) =>
      actionsOf(discussing, circumstances({ meeting, ...facts })).filter((action) => action.endsWith('register'));
    expect(offered({})).toEqual(['register']);
    expect(offered({ isRegistered: true })).toEqual(['unregister']);
    expect(offered({ now: nextMorning })).toEqual([]);
    expect(offered({ meeting: Object.assign(new Meeting(), { startsAt: nextMorning, capacity: null }) })).toEqual([]);
  });
});
