import { defineDatabase } from '@qsl/persistence';
import { identityTables } from './migrations/identity-tables.migration.js';
import { Person } from './person/person.entity.js';
import { Session } from './session/session.entity.js';
import { SignInFailures } from './session/sign-in-failures.entity.js';
import { Unit } from './unit/unit.entity.js';

export const identityDatabase = defineDatabase({
  name: 'identity',
  entities: [Person, Session, SignInFailures, Unit],
  migrations: [identityTables],
});
