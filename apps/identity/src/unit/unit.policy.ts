import type { Actor, Role } from '@qsl/contracts';

const officeRoles: readonly Role[] = ['staff', 'leader', 'admin'];

export const canListUnits = (actor: Actor): boolean => actor.roles.some((role) => officeRoles.includes(role));
