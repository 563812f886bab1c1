import type { Call, Role } from '@qsl/contracts';
import type { Deed } from '../link/item-control.js';
import { adminOnly, officeOnly } from './operator.errors.js';

const longestName = 100;

/** @throws DomainError `forbidden` for anybody but an administrator. */
export function requireAdmin({ actor }: Call): void {
  if (!actor.roles.includes('admin')) throw adminOnly();
}

/** What is kept of who acts and why. @throws DomainError `forbidden` for anybody but an administrator. */
export function deedOf(call: Call, reason: string): Deed {
  requireAdmin(call);
  const { name, personId } = call.actor;
  return { by: (name ?? 'admin').slice(0, longestName), personId, reason };
}

const officeRoles: readonly Role[] = ['staff', 'leader', 'admin'];

/** @throws DomainError `forbidden` for anybody who does not work in the office. */
export function requireOffice({ actor }: Call): void {
  if (!actor.roles.some((role) => officeRoles.includes(role))) throw officeOnly();
}
