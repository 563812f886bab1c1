import { runUntilSignal } from '@qsl/service-kit';
import { portalService } from './index.js';

await runUntilSignal(() => portalService.start(process.env));
