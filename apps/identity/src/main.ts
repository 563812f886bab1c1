import { runService } from '@qsl/service-kit';
import { identityService } from './identity.service.js';

await runService(identityService);
