import { caseworkEntities, caseworkMigrations } from '@qsl/casework';
import { defineDatabase } from '@qsl/persistence';
import { searchLines } from './migrations/search-lines.migration.js';
import { suggestionTables } from './migrations/suggestion-tables.migration.js';
import { Suggestion } from './suggestion/suggestion.entity.js';

export const suggestionsDatabase = defineDatabase({
  name: 'suggestions',
  entities: [...caseworkEntities, Suggestion],
  migrations: [...caseworkMigrations, suggestionTables, searchLines],
});
