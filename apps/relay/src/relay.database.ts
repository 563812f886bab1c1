import { defineDatabase } from '@qsl/persistence';
import { relayTables } from './migrations/relay-tables.migration.js';
import { EventRow } from './store/event.entity.js';
import { LinkLogRow } from './store/link-log.entity.js';
import { LinkRow } from './store/link.entity.js';
import { MatterRow } from './store/matter.entity.js';
import { RejectedEventRow } from './store/rejected-event.entity.js';

export const relayDatabase = defineDatabase({
  name: 'relay',
  entities: [EventRow, MatterRow, LinkRow, LinkLogRow, RejectedEventRow],
  migrations: [relayTables],
});
