import { DatabaseServiceConfig, defineService } from '@qsl/service-kit';
import { suggestionsDatabase } from './suggestions.database.js';
import { SuggestionsModule } from './suggestions.module.js';

export const suggestionsService = defineService({
  name: 'suggestions',
  module: SuggestionsModule,
  config: DatabaseServiceConfig,
  database: suggestionsDatabase,
});
