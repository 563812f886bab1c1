import { roles, visitor, type Actor, type Role } from '@qsl/contracts';
import { allowedActions } from '@qsl/state-table';
import { startClock, stopClock } from '../clock/clock.js';
import { Dossier } from '../matter/dossier.js';
import { Matter } from '../matter/matter.entity.js';
import { HandlingOrder } from '../order/order.entity.js';
import { Transfer } from '../transfer/transfer.entity.js';
import { transferSituation, transferWho } from '../transfer/transfer.policy.js';
import { caseSituation } from './case-moves.js';
import { Case } from './case.entity.js';
import { canSeeOrder, canSeeTimeline, caseWho, seesWholeOffice } from './case.policy.js';
import { caseMachine } from './case.transitions.js';

const somebody = (role: Role, facts: Partial<Actor> = {}): Actor => ({
  ...visitor,
  personId: 'p',
  roles: [role],
  ...facts,
});
const order = Object.assign(new HandlingOrder(), { unitId: 'health', caseId: 'c' });
const matter = Object.assign(new Matter(), { authorId: 'author', origin: 'x610303' });

describe('who sees an office’s work', () => {
  it.each(roles)('%s', (role) => {
    expect(seesWholeOffice(somebody(role))).toBe(role === 'staff' || role === 'leader');
    const isOfUnit = canSeeOrder(somebody(role, { unitId: 'health' }), order);
    expect(isOfUnit).toBe(['staff', 'leader', 'unit'].includes(role));
    expect(canSeeOrder(somebody(role, { unitId: 'housing' }), order)).toBe(role === 'staff' || role === 'leader');
  });

  it('lets the author follow the timeline, and no other citizen', () => {
    expect(canSeeTimeline(somebody('citizen', { personId: 'author' }), { matter, orders: [] })).toBe(true);
    expect(canSeeTimeline(somebody('citizen'), { matter, orders: [] })).toBe(false);
    expect(canSeeTimeline(visitor, { matter: Object.assign(new Matter(), { authorId: null }), orders: [] })).toBe(
      false,
    );
  });
});

describe('what may be done with an answered case', () => {
  const now = new Date('2026-11-25T02:00:00Z');
  const actions = (subject: Case, transfers: Transfer[] = []): string[] => {
    const dossier = new Dossier(null as never, 'x610303', { matter, cases: [subject], orders: [], transfers });
    return allowedActions(caseMachine, caseSituation(dossier, subject, { who: caseWho(somebody('staff')), now }));
  };
  const answered = (ratingFrom: string): Case => {
    const subject = Object.assign(new Case(), { id: 'c', state: 'answered' });
    subject.setClocks([stopClock(startClock('handling', now), now), startClock('rating', new Date(ratingFrom))]);
    return subject;
  };

  it('is to close it once the time for a rating is over, and not before', () => {
    expect(actions(answered('2026-11-10T02:00:00Z'))).toEqual([]);
    expect(actions(answered('2026-11-03T02:00:00Z'))).toEqual(['close']);
  });

  it('is nothing on the case itself where the answer came from another office: that is confirmed or objected to', () => {
    const subject = Object.assign(new Case(), { id: 'c', state: 'reply_review' });
    const transfer = Object.assign(new Transfer(), { caseId: 'c', fromInstance: 'x610303', state: 'answered' });
    expect(actions(subject, [transfer])).toEqual([]);
    expect(actions(subject)).toEqual(['send_back']);
  });
});

describe('who acts on a transfer', () => {
  const transfer = { fromInstance: 'x610303', toInstance: 'c610300' };

  it('is staff and leaders of the sender, staff of the receiver, and nobody who only looks on', () => {
    expect(transferWho(somebody('staff'), transfer, 'x610303')).toEqual(['sender_staff']);
    expect(transferWho(somebody('leader'), transfer, 'x610303')).toEqual(['sender_leader']);
    expect(transferWho(somebody('staff'), transfer, 'c610300')).toEqual(['receiver_staff']);
    expect(transferWho(somebody('leader'), transfer, 'c610300')).toEqual([]);
    expect(transferWho(somebody('staff'), transfer, 'p610000')).toEqual([]);
  });

  it('is another person to sign off than the one who composed', () => {
    const draft = Object.assign(new Transfer(), { state: 'composed', composedBy: 'one' });
    expect(transferSituation(draft, [], 'one').facts.another_signer).toBe(false);
    expect(transferSituation(draft, [], 'two').facts.another_signer).toBe(true);
  });
});
