import { defineService } from '@qsl/service-kit';
import { SuggestionsConfig } from './suggestions.config.js';
import { suggestionsDatabase } from './suggestions.database.js';
import { SuggestionsModule } from './suggestions.module.js';

export const suggestionsService = defineService({
  name: 'suggestions',
  module: SuggestionsModule,
  config: SuggestionsConfig,
  database: suggestionsDatabase,
});
