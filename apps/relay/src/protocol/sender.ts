import { genesis } from './chain.js';
import type { LinkRecord } from './link-record.js';
import type { Place, WireEvent } from './messages.js';

export const maxBatchEvents = 256;
export const maxBatchBytes = 768 * 1024;

export type PullVerdict = 'serve' | 'renewed' | 'behind' | 'fork';

/**
 * What a sender makes of a receiver's place. An epoch above its own, a number beyond its head or another chain at that number prove
 * that its database was restored (R5); an epoch below its own comes from a receiver that has not heard of the new one.
 */
export function judgePlace(link: LinkRecord, place: Place, chainThere: string | null): PullVerdict {
  if (place.epoch < link.outEpoch) return 'renewed';
  if (place.epoch > link.outEpoch || place.after > link.outHead) return 'behind';
  return place.chain === (place.after === 0 ? genesis : chainThere) ? 'serve' : 'fork';
}

/** The longest beginning that fits one answer; always at least one event. */
export function fitBatch<T extends WireEvent>(events: readonly T[], max: number): T[] {
  let bytes = 0;
  const fitting: T[] = [];
  for (const event of events.slice(0, Math.min(max, maxBatchEvents))) {
    bytes += Buffer.byteLength(JSON.stringify(event.body)) + event.jws.length + event.id.length + 32;
    if (fitting.length > 0 && bytes > maxBatchBytes) break;
    fitting.push(event);
  }
  return fitting;
}
