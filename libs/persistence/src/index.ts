export { keepCode, takeCode } from './code/take-code.js';
export {
  defineDatabase,
  migrate,
  ormOptions,
  type DatabaseDefinition,
  type NamedMigration,
} from './database/database-definition.js';
export { DatabaseLocation, DatabaseModule } from './database/database.module.js';
export { messageContext } from './database/message-context.js';
export { prepared, type Parameter } from './database/prepared.js';
export { afterCommit } from './idempotency/after-commit.js';
export { WithoutIdempotency } from './idempotency/without-idempotency.js';
export { namedId } from './id/named-id.js';
export { takeOnce } from './inbox/take-once.js';
export { Outbox, type News } from './outbox/outbox.js';
export { fromCursor, olderThan, pageOf, pageSize, type Place } from './page/keyset.js';
export { findHitsIn, foundBy, type HitSource, type RankedHit } from './search/find-hits.js';
export { Searchable } from './search/searchable.js';
export { TokenSet } from './search/token-set.type.js';
