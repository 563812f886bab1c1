export { suggestionsService } from './suggestions.service.js';
