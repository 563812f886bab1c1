import { type CaseState, dayInWords, dayOf } from '@qsl/contracts';
import { decide, type Situation } from '@qsl/state-table';
import { pauseClock, resumeClock, startClock, stopClock } from '../clock/clock.js';
import type { Dossier } from '../matter/dossier.js';
import type { HandlingOrder } from '../order/order.entity.js';
import { finishOrders, sendBackOrders } from '../order/order-moves.js';
import type { Case } from './case.entity.js';
import { caseMachine, type CaseAction, type CaseNeed, type CaseWho } from './case.transitions.js';

/** Who does something when. */
export interface Doing {
  who: readonly CaseWho[];
  now: Date;
}

/** What the case table decides on. */
export function caseSituation(
  dossier: Dossier,
  subject: Case,
  { who, now }: Doing,
): Situation<CaseState, CaseWho, CaseNeed> {
  const outbound = dossier.openOutboundOf(subject);
  const rating = subject.clocks.findLast(({ kind }) => kind === 'rating');
  return {
    state: subject.state,
    who,
    facts: {
      own_reply: outbound?.state !== 'answered',
      reply_not_approved: subject.reply === null,
      reply_approved: subject.reply !== null,
      rating_over: rating !== undefined && now > new Date(rating.dueAt),
      no_open_transfer: outbound === null,
    },
  };
}

/** Moves a case by the table. @throws DomainError where the table does not allow it. */
export function moveCase(dossier: Dossier, subject: Case, move: Doing & { action: CaseAction; to?: CaseState }): void {
  subject.state = decide(caseMachine, move.action, caseSituation(dossier, subject, move), move.to);
}

/** The state that a case under work is in, by how far its units are. */
export function stateByOrders(orders: readonly HandlingOrder[]): CaseState {
  if (orders.length === 0) return 'filed';
  if (orders.every(({ state }) => state === 'dispatched')) return 'assigned';
  return orders.every(({ state }) => state === 'submitted') ? 'reply_review' : 'in_progress';
}

/** After a unit has signed or replied: the case follows, unless it is away. */
export function followOrders(dossier: Dossier, subject: Case, now: Date): void {
  const orders = dossier.ordersOf(subject);
  if (orders.every(({ state }) => state !== 'dispatched')) subject.changeClocks(['sign'], (one) => stopClock(one, now));
  if (subject.state === 'escalated') return moveCase(dossier, subject, { action: 'work', who: ['office'], now });
  moveCase(dossier, subject, { action: 'work', who: ['office'], now, to: stateByOrders(orders) });
}

/** The matter is another office's to work on; the clock waits. */
export function leaveCase(dossier: Dossier, subject: Case, now: Date): void {
  moveCase(dossier, subject, { action: 'escalate', who: ['office'], now });
  subject.changeClocks(['handling', 'sign'], (clock) => pauseClock(clock, 'escalated', now));
}

/** The matter came back without an answer: the case goes on where its units are. */
export function resumeCase(dossier: Dossier, subject: Case, now: Date): void {
  const to = stateByOrders(dossier.ordersOf(subject));
  moveCase(dossier, subject, { action: 'resume', who: ['office'], now, to });
  subject.changeClocks(['handling', 'sign'], (clock) => resumeClock(clock, now));
}

/** An answer came back, to be confirmed or objected to. */
export function receiveAnswer(dossier: Dossier, subject: Case, now: Date): void {
  moveCase(dossier, subject, { action: 'receive_answer', who: ['office'], now });
  subject.changeClocks(['handling'], (clock) => resumeClock(clock, now));
}

/** An objection sends the matter back to the office that answered. */
export function objectToAnswer(dossier: Dossier, subject: Case, now: Date): void {
  moveCase(dossier, subject, { action: 'object', who: ['office'], now });
  subject.changeClocks(['handling'], (clock) => pauseClock(clock, 'escalated', now));
}

/** The office has answered, by a reply of its own or by confirming another's. At the origin the author may now rate it. */
export function answerCase(
  dossier: Dossier,
  subject: Case,
  move: Doing & { action: 'publish_reply' | 'confirm' },
): void {
  moveCase(dossier, subject, move);
  subject.publishedAt = move.now;
  finishOrders(dossier, subject);
  const clocks = subject.clocks.map((clock) => stopClock(clock, move.now));
  subject.setClocks(subject.itemId ? [...clocks, startClock('rating', move.now)] : clocks);
}

/** The office below objected: the reply is no longer one, the units work again, a new clock runs. */
export function reopenCase(dossier: Dossier, subject: Case, { reason, now }: { reason: string; now: Date }): void {
  const to = dossier.ordersOf(subject).length > 0 ? 'in_progress' : 'filed';
  moveCase(dossier, subject, { action: 'reopen', who: ['office'], now, to });
  Object.assign(subject, { reply: null, outcome: null, publishedAt: null });
  sendBackOrders(dossier, subject, reason);
  subject.setClocks([...subject.clocks, startClock('handling', now)]);
}

/** Nothing is left to do. */
export function endCase(
  dossier: Dossier,
  subject: Case,
  move: Doing & { action: 'close' | 'conclude' | 'decline' },
): void {
  moveCase(dossier, subject, move);
  subject.changeClocks(['screening', 'handling', 'sign', 'rating'], (clock) => stopClock(clock, move.now));
}

/** `2026年12月22日`, in Beijing time: due date of a case for a sentence. */
export function dueDayOf(subject: Case): string {
  return subject.dueAt ? dayInWords(dayOf(subject.dueAt)) : '';
}
