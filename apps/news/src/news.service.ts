import { DatabaseServiceConfig, defineService } from '@qsl/service-kit';
import { newsDatabase } from './news.database.js';
import { NewsModule } from './news.module.js';

export const newsService = defineService({
  name: 'news',
  module: NewsModule,
  config: DatabaseServiceConfig,
  database: newsDatabase,
});
