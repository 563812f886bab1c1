import { defineDatabase } from '@qsl/persistence';
import { Choice } from './choice/choice.entity.js';
import { noticeTables } from './migrations/notice-tables.migration.js';
import { Notice } from './notice/notice.entity.js';
import { ReadMark } from './notice/read-mark.entity.js';
import { ProjectionState } from './projection/projection-state.entity.js';

export const noticesDatabase = defineDatabase({
  name: 'notices',
  entities: [Notice, ReadMark, Choice, ProjectionState],
  migrations: [noticeTables],
});
