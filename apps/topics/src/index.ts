export { topicsService } from './topics.service.js';
