export { newsService } from './news.service.js';
export { articleEvents } from './syndication/event-types.js';
