import type { Actor, OrderView } from '@qsl/contracts';
import { allowedActions } from '@qsl/state-table';
import type { Case } from '../case/case.entity.js';
import { unitOf } from '../case/case.policy.js';
import { lightOf } from '../clock/clock.js';
import type { HandlingOrder } from './order.entity.js';
import { orderSituation } from './order-moves.js';
import { orderMachine, type OrderWho } from './order.transitions.js';

/** In which capacities somebody acts on an order. */
export function orderWho(actor: Actor, order: HandlingOrder): OrderWho[] {
  return unitOf(actor) === order.unitId ? ['unit'] : [];
}

export function toOrderView(
  order: HandlingOrder,
  subject: Case,
  { actor, now }: { actor: Actor; now: Date },
): OrderView {
  const deadline = order.state === 'done' ? null : subject.deadline();
  const { id, caseId, unitId, unitName, role, state, instruction, reply, grade, sentBackReason, version } = order;
  return {
    id,
    caseId,
    caseCode: subject.code,
    title: subject.title,
    unitId,
    unitName,
    role,
    state,
    instruction,
    dispatchedAt: order.dispatchedAt.toISOString(),
    signedAt: order.signedAt?.toISOString() ?? null,
    dueAt: deadline?.dueAt ?? null,
    light: deadline && lightOf(deadline, now),
    reply,
    grade,
    sentBackReason,
    version,
    actions: allowedActions(orderMachine, orderSituation(order, subject, orderWho(actor, order))),
  };
}
