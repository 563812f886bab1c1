import { runUntilSignal } from '@qsl/service-kit';
import { gatewayService } from './gateway.service.js';

await runUntilSignal(() => gatewayService.start(process.env));
