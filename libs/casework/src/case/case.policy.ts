import { notFound, type Actor } from '@qsl/contracts';
import type { HandlingOrder } from '../order/order.entity.js';
import type { Dossier } from '../matter/dossier.js';
import type { CaseWho } from './case.transitions.js';
import type { Case } from './case.entity.js';

/** Staff and leaders see all of their office's work. */
export function seesWholeOffice(actor: Actor): boolean {
  return actor.roles.includes('staff') || actor.roles.includes('leader');
}

/** The unit that a person acts for, or `null`. */
export function unitOf(actor: Actor): string | null {
  return actor.roles.includes('unit') ? actor.unitId : null;
}

/** A unit sees the cases on which it has an order of its own; citizens and members see none. */
function canSeeCase(actor: Actor, orders: readonly Pick<HandlingOrder, 'unitId'>[]): boolean {
  const unitId = unitOf(actor);
  return seesWholeOffice(actor) || (unitId !== null && orders.some((order) => order.unitId === unitId));
}

/** A unit sees its own orders, staff and leaders all of them. */
export function canSeeOrder(actor: Actor, order: Pick<HandlingOrder, 'unitId'>): boolean {
  return seesWholeOffice(actor) || unitOf(actor) === order.unitId;
}

/** The author, staff and leaders of an office on the route, and units with an order in the matter see its timeline. */
export function canSeeTimeline(actor: Actor, { matter, orders }: Pick<Dossier, 'matter' | 'orders'>): boolean {
  const isAuthor = actor.personId !== null && actor.personId === matter.authorId;
  return isAuthor || canSeeCase(actor, orders);
}

/** In which capacities somebody acts on a case. */
export function caseWho(actor: Actor): CaseWho[] {
  return (['staff', 'leader'] as const).filter((role) => actor.roles.includes(role));
}

/** @throws DomainError `notFound` where the case is not there or not the actor's to see. */
export function visibleCase(dossier: Dossier, id: string, actor: Actor): Case {
  const found = dossier.caseOf(id);
  if (!found || !canSeeCase(actor, dossier.ordersOf(found))) throw notFound('case');
  return found;
}
