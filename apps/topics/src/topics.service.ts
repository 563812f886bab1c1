import { defineService } from '@qsl/service-kit';
import { TopicsConfig } from './topics.config.js';
import { topicsDatabase } from './topics.database.js';
import { TopicsModule } from './topics.module.js';

export const topicsService = defineService({
  name: 'topics',
  module: TopicsModule,
  config: TopicsConfig,
  database: topicsDatabase,
});
