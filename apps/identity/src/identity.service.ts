import { defineService } from '@qsl/service-kit';
import { IdentityConfig } from './identity.config.js';
import { identityDatabase } from './identity.database.js';
import { IdentityModule } from './identity.module.js';

export const identityService = defineService({
  name: 'identity',
  module: IdentityModule,
  config: IdentityConfig,
  database: identityDatabase,
});
