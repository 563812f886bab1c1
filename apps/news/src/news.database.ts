import { defineDatabase } from '@qsl/persistence';
import { Article } from './article/article.entity.js';
import { Cover } from './cover/cover.entity.js';
import { Upload } from './file/upload.entity.js';
import { articleTables } from './migrations/article-tables.migration.js';
import { uploadsMigration } from './migrations/uploads.migration.js';

export const newsDatabase = defineDatabase({
  name: 'news',
  entities: [Article, Cover, Upload],
  migrations: [articleTables, uploadsMigration],
});
