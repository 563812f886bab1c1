import { runService } from '@qsl/service-kit';
import { noticesService } from './notices.service.js';

await runService(noticesService);
