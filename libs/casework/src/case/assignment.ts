import { invalid, type OrderAssignment, type OrderRole } from '@qsl/contracts';
import { startClock } from '../clock/clock.js';
import { HandlingOrder } from '../order/order.entity.js';
import { orderRoleWords } from './case-texts.js';
import type { CaseWork } from './case-work.js';

/** A unit that is to get an order, by name. */
export interface Assignment {
  unitId: string;
  unitName: string;
  role: OrderRole;
}

/**
 * One order per unit, of units that exist; exactly one of them leads or works alone, unless the work is split.
 * @throws DomainError `invalid` naming field and rule.
 */
export function checkAssignment(orders: readonly OrderAssignment[], units: ReadonlyMap<string, string>): Assignment[] {
  const isSplit = orders.every(({ role }) => role === 'split');
  const leads = orders.filter(({ role }) => role === 'lead').length;
  const isSole = orders.length === 1 && orders[0]?.role === 'sole';
  const isLed = leads === 1 && orders.every(({ role }) => role === 'lead' || role === 'co');
  if (!isSplit && !isSole && !isLed) {
    throw invalid('orders', 'orderRoles', {
      zh: '应为一个主办单位和若干会办单位，或一个单办单位，或全部为分办单位。',
      en: 'Name one lead unit with co-handlers, or one sole unit, or split units only.',
    });
  }
  return orders.map(({ unitId, role }, index) => {
    const unitName = units.get(unitId);
    if (unitName === undefined) {
      throw invalid(`orders.${index}.unitId`, 'unitExists', { zh: '没有这个承办单位。', en: 'There is no such unit.' });
    }
    if (orders.findIndex((order) => order.unitId === unitId) !== index) {
      throw invalid(`orders.${index}.unitId`, 'unitOnce', {
        zh: '同一单位只能交办一次。',
        en: 'A unit can be named once only.',
      });
    }
    return { unitId, unitName, role };
  });
}

/** Gives each unit its order; the time to sign for them starts at the dispatch. */
export function dispatchOrders(
  work: CaseWork,
  { assignments, instruction }: { assignments: readonly Assignment[]; instruction: string | null },
): void {
  const { dossier, subject, now } = work;
  subject.setClocks([...subject.clocks, startClock('sign', now)]);
  const { id: caseId, rootCaseId } = subject;
  const orders = assignments.map((assignment) =>
    dossier.addOrder(
      Object.assign(new HandlingOrder(), { ...assignment, caseId, rootCaseId, instruction, dispatchedAt: now }),
    ),
  );
  subject.unitIds = assignments.map(({ unitId }) => unitId);
  for (const order of orders) {
    work.record('order.dispatched', `交办${order.unitName}（${orderRoleWords[order.role]}）。`, { order });
  }
}
