export { callEvents, reportEvents, topicEvents } from './event/event-types.js';
export { topicsService } from './topics.service.js';
