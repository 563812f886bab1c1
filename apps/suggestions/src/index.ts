export { caseEvents } from '@qsl/casework';
export { suggestionsService } from './suggestions.service.js';
