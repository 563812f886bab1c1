import type { PersonView } from '@qsl/contracts';
import { homeOf } from './audience.js';

/** Where a person goes after signing in: back to where they were, else to their own first page. Only paths of the desk. */
export function landingOf(next: unknown, person: Pick<PersonView, 'roles'>): string {
  if (typeof next === 'string' && /^\/(?![/\\])/.test(next) && !next.startsWith('/login')) return next;
  return homeOf(person);
}
