import { runService } from '@qsl/service-kit';
import { consultationsService } from './consultations.service.js';

await runService(consultationsService);
