import { runUntilSignal } from '@qsl/service-kit';
import { deskService } from './index.js';

await runUntilSignal(() => deskService.start(process.env));
