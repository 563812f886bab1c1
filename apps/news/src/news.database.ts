import { defineDatabase } from '@qsl/persistence';
import { Article } from './article/article.entity.js';
import { Cover } from './cover/cover.entity.js';
import { articleTables } from './migrations/article-tables.migration.js';

export const newsDatabase = defineDatabase({
  name: 'news',
  entities: [Article, Cover],
  migrations: [articleTables],
});
