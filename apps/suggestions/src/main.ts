import { runService } from '@qsl/service-kit';
import { suggestionsService } from './suggestions.service.js';

await runService(suggestionsService);
