import type { LinkRecord } from './link-record.js';
import type { OfficeTree } from './office-tree.js';

/** Nothing may be authored while events of our own may still be out there under the next number (R5). */
export function isRecovering(links: readonly LinkRecord[]): boolean {
  return links.some(({ recovery }) => recovery === 'asking' || recovery === 'asked');
}

/**
 * Nor in a matter of which own events came back and are not applied: its service would go on from where it was before them.
 * @param owes whether there are such
 */
export function mayAuthor(links: readonly LinkRecord[], owes: boolean): boolean {
  return !owes && !isRecovering(links);
}

/** R7: who still lacks the replay of others than the asker can not yet give the asker all of theirs. */
export function isBusyFor(asker: string, links: readonly LinkRecord[]): boolean {
  return links.some(({ peer, recovery }) => peer !== asker && recovery === 'asking');
}

/** A restored database is behind towards every neighbour, whichever of them noticed; one that is gone for good has nothing to give. */
export function beginRecovery(links: readonly LinkRecord[], neighbours: readonly string[]): LinkRecord[] {
  return links.map((link) => {
    const isThere = link.standing !== 'retired' && neighbours.includes(link.peer);
    return { ...link, recovery: isThere ? 'asking' : 'none' };
  });
}

/** Goes on without these neighbours; what they alone hold comes when they are back. */
export function leaveOut(links: readonly LinkRecord[], peers: readonly string[]): LinkRecord[] {
  return links.map((link) =>
    peers.includes(link.peer) && link.recovery === 'asking' ? { ...link, recovery: 'late' } : link,
  );
}

/** Its replay is still to be asked for. */
export const isOwed = ({ recovery }: LinkRecord): boolean =>
  recovery === 'asking' || recovery === 'late' || recovery === 'doubted';

/**
 * Whether a doubted peer's replay shows that this instance was restored: an event that it lacked, signed by somebody on another side
 * than the peer's, which the peer can have from our log alone. The peer's word would let any child keep its parent from authoring.
 */
export function provesRestore(tree: OfficeTree, { peer, recovery }: LinkRecord, authors: readonly string[]): boolean {
  return recovery === 'doubted' && authors.some((author) => !tree.hasLainOn(author, peer));
}

/** What a replay gives back: everything that the asker did not name, whatever its number, so that reused numbers come to light (R11). */
export function isMissing(held: ReadonlySet<string>, eventId: string): boolean {
  return !held.has(eventId);
}

/** Above any epoch that this instance or its peer has ever seen of this log. */
export function epochAfter(link: LinkRecord): number {
  return Math.max(link.outEpoch, link.seenEpoch) + 1;
}

/**
 * Files of our log towards this neighbour of epochs up to this are void: while we recover, all that ever left the house, since the next
 * epoch is above them; else all before today's.
 */
export function endedEpoch(link: LinkRecord, links: readonly LinkRecord[]): number {
  return isRecovering(links) ? Math.max(link.outEpoch, link.seenEpoch) : link.outEpoch - 1;
}

/**
 * What a request in a file is bound to: the highest epoch of our log that left the house, by our database or the marker, apart from whether
 * we recover. It changes with every recovery, and no restore of the database brings an earlier one back once a neighbour was told of the next.
 */
export function boundOf(link: LinkRecord, links: readonly LinkRecord[], marked: number): number {
  const epoch = Math.max(link.outEpoch, marked);
  return isRecovering(links) ? epoch : epoch - 1;
}

/** An answer in a file counts only to the last request, and only while nothing of ours can have left the house since (R5, R9). */
export function isAnswerCurrent({ carried }: LinkRecord, request: string, bound: number): boolean {
  return carried !== null && carried.request === request && carried.bound === bound;
}

/** Whether a file of this epoch may still be taken; `ended` is the last epoch that its author has called void (R10). */
export function isFileCurrent(epoch: number, ended: number): boolean {
  return epoch > ended;
}
