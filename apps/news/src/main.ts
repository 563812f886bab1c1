import { runService } from '@qsl/service-kit';
import { newsService } from './news.service.js';

await runService(newsService);
