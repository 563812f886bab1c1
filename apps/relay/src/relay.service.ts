import { defineService } from '@qsl/service-kit';
import { RelayConfig } from './relay.config.js';
import { relayDatabase } from './relay.database.js';
import { RelayModule } from './relay.module.js';

export const relayService = defineService({
  name: 'relay',
  module: RelayModule,
  config: RelayConfig,
  database: relayDatabase,
});
