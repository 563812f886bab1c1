import { genesis, nextChain } from './chain.js';
import type { LinkRecord } from './link-record.js';
import type { Batch } from './messages.js';

export type BatchVerdict =
  { take: true; cursor: number; chain: string } | { take: false; why: 'epoch' | 'gap' | 'chain' };

/** A batch fits exactly where the committed cursor stands, or is dropped (R2). */
export function judgeBatch(link: LinkRecord, batch: Batch): BatchVerdict {
  if (batch.epoch !== link.inEpoch) return { take: false, why: 'epoch' };
  if (batch.after !== link.inCursor) return { take: false, why: 'gap' };
  const chain = batch.events.reduce(nextChain, link.inChain);
  if (chain !== batch.chain) return { take: false, why: 'chain' };
  return { take: true, cursor: batch.after + batch.events.length, chain };
}

/** The place after the sender started its log anew; `null` where this is old news. */
export function judgeRenewal(
  link: LinkRecord,
  epoch: number,
): Pick<LinkRecord, 'inEpoch' | 'inCursor' | 'inChain'> | null {
  return epoch > link.inEpoch ? { inEpoch: epoch, inCursor: 0, inChain: genesis } : null;
}

/** What a page of a file, which may begin earlier, brings beyond the committed place; `null` where that has gone past it. */
export function restOf(page: Batch, cursor: number): Batch | null {
  const known = cursor - page.after;
  if (known > page.events.length) return null;
  return known <= 0 ? page : { ...page, after: cursor, events: page.events.slice(known) };
}
