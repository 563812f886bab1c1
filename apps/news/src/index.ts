export { newsService } from './news.service.js';
