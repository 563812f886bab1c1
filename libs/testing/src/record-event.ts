import type { ReceivedEvent } from '@qsl/contracts';
import { appendFileSync } from 'node:fs';

/** A file that gets every event that services write in tests, one JSON text a line; see docs/events/README.md. */
const target = process.env['EVENT_RECORD'];

export function recordEvent(event: ReceivedEvent): void {
  if (target) appendFileSync(target, `${JSON.stringify(event)}\n`);
}
