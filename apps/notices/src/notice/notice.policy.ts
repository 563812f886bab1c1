import type { Actor } from '@qsl/contracts';
import { signInNeeded } from './notice.errors.js';

/** Everybody has an inbox of their own, and nobody sees another one. @throws DomainError `unauthenticated` for a visitor. */
export function ownerOf({ personId }: Actor): string {
  if (personId === null) throw signInNeeded();
  return personId;
}

export const canRebuild = ({ roles }: Actor): boolean => roles.includes('admin');
