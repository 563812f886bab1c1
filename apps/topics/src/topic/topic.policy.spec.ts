import { visitor, type Actor, type TopicState } from '@qsl/contracts';
import { topicStates } from '@qsl/contracts';
import { canSeeTopic, topicWho } from './topic.policy.js';

const [county, city, province] = ['x610303', 'c610300', 'p610000'] as const;
const author: Actor = { ...visitor, personId: 'a', roles: ['citizen'], level: 'L2' };
const other: Actor = { ...author, personId: 'b' };
const staff: Actor = { ...visitor, personId: 's', roles: ['staff'], level: 'L3' };
const leader: Actor = { ...staff, personId: 'l', roles: ['leader'] };

const topic = (state: TopicState, facts = {}) => ({
  authorId: 'a',
  state,
  isShown: true,
  origin: county,
  forwardedAt: null,
  decider: county,
  ...facts,
});
const sees = (actor: Actor, known: ReturnType<typeof topic>, self: string = county) =>
  canSeeTopic({ actor, self, invitation: null }, known);

describe('a topic', () => {
  it.each(topicStates)('in state %s is seen by author and office, by others once it is public', (state) => {
    const isPublic = ['published', 'threshold_reached', 'selected', 'not_selected'].includes(state);
    const known = topic(state);
    expect([author, staff, leader].map((actor) => sees(actor, known))).toEqual([true, true, true]);
    expect([other, visitor].map((actor) => sees(actor, known))).toEqual([isPublic, isPublic]);
    expect(canSeeTopic({ actor: other, self: county, invitation: 'declined' }, known)).toBe(true);
  });

  it('is seen by other offices once it was handed on, and in the portal of the one that decides alone', () => {
    const underWay = { isShown: false, authorId: null };
    expect(sees(staff, topic('published', underWay), province)).toBe(false);
    const passing = topic('published', { ...underWay, forwardedAt: new Date() });
    expect([staff, other].map((actor) => sees(actor, passing, city))).toEqual([true, false]);
    expect(sees(other, topic('published', { forwardedAt: new Date() }), province)).toBe(true);
  });

  it('is screened at its origin, decided on where it was handed on to, and supported by others at home', () => {
    const who = (actor: Actor, self: string, decider: string) =>
      topicWho({ actor, self, invitation: null }, topic('published', { decider }));
    expect(who(author, county, county)).toEqual(['author']);
    expect(who(other, county, county)).toEqual(['person']);
    expect(who({ ...other, level: 'L1' }, county, county)).toEqual([]);
    expect(who(other, province, province)).toEqual([]);
    expect(who(staff, county, county)).toEqual(['person', 'staff', 'decider']);
    expect(who(staff, county, province)).toEqual(['person', 'staff']);
    expect(who(staff, city, province)).toEqual([]);
    expect(who(staff, province, province)).toEqual(['decider']);
    expect(who(leader, province, province)).toEqual(['decider']);
    expect(who(visitor, county, county)).toEqual([]);
  });

  it('belongs to nobody at an office that does not know its author', () => {
    const known = topic('submitted', { authorId: null });
    expect(topicWho({ actor: visitor, self: province, invitation: null }, known)).toEqual([]);
    expect(sees(visitor, known)).toBe(false);
  });
});
