import { runService } from '@qsl/service-kit';
import { relayService } from './relay.service.js';

await runService(relayService);
