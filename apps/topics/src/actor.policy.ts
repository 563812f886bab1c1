import type { Actor, IdentityLevel } from '@qsl/contracts';

const realNameLevels: readonly IdentityLevel[] = ['L2', 'L3'];

/** Somebody whose real name is confirmed. */
export const isVerified = (actor: Actor): actor is Actor & { personId: string } =>
  actor.personId !== null && realNameLevels.includes(actor.level);

export const isStaff = ({ roles }: Actor): boolean => roles.includes('staff');

/** Staff and leaders see all of their office's work. */
export const isOffice = (actor: Actor): boolean => isStaff(actor) || actor.roles.includes('leader');
