import { runService } from '@qsl/service-kit';
import { topicsService } from './topics.service.js';

await runService(topicsService);
