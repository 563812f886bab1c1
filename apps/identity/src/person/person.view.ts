import type { PersonView } from '@qsl/contracts';
import type { Person } from './person.entity.js';

/** The only way out for a person: without phone and password. */
export function toPersonView({ id, account, name, roles, level, unit }: Person): PersonView {
  return { id, account, name, roles, level, unitId: unit?.id ?? null, unitName: unit?.name ?? null };
}
