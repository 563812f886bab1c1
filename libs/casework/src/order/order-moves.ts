import type { CaseState, OrderState } from '@qsl/contracts';
import { decide, type Situation } from '@qsl/state-table';
import type { Case } from '../case/case.entity.js';
import type { Dossier } from '../matter/dossier.js';
import type { HandlingOrder } from './order.entity.js';
import { orderMachine, type OrderAction, type OrderNeed, type OrderWho } from './order.transitions.js';

const underWork: readonly CaseState[] = ['assigned', 'in_progress', 'escalated'];

/** What the order table decides on. */
export function orderSituation(
  order: HandlingOrder,
  subject: Case,
  who: readonly OrderWho[],
): Situation<OrderState, OrderWho, OrderNeed> {
  return { state: order.state, who, facts: { case_open: underWork.includes(subject.state) } };
}

/** Moves an order by the table. @throws DomainError where the table does not allow it. */
export function moveOrder(
  order: HandlingOrder,
  subject: Case,
  move: { action: OrderAction; who: readonly OrderWho[] },
): void {
  order.state = decide(orderMachine, move.action, orderSituation(order, subject, move.who));
}

/** All replies of a case go back to their units. */
export function sendBackOrders(dossier: Dossier, subject: Case, reason: string): void {
  for (const order of dossier.ordersOf(subject)) {
    moveOrder(order, subject, { action: 'send_back', who: ['office'] });
    order.sentBackReason = reason;
  }
}

/** The office has answered; no unit has anything left to do on the case. */
export function finishOrders(dossier: Dossier, subject: Case): void {
  for (const order of dossier.ordersOf(subject)) {
    if (order.state !== 'done') moveOrder(order, subject, { action: 'finish', who: ['office'] });
  }
}
