import { defineService } from '@qsl/service-kit';
import { NoticesConfig } from './notices.config.js';
import { noticesDatabase } from './notices.database.js';
import { NoticesModule } from './notices.module.js';

export const noticesService = defineService({
  name: 'notices',
  module: NoticesModule,
  config: NoticesConfig,
  database: noticesDatabase,
});
