import type { DirectoryChange } from '../protocol/directory.js';
import type { LinkRecord } from '../protocol/link-record.js';
import { isRestored, type Marks, withSeenEpochs } from '../protocol/marker.js';
import { OfficeTree } from '../protocol/office-tree.js';
import { neighboursOf } from '../protocol/routing.js';
import { allMatters } from './all-matters.js';
import type { Custody } from './link-store.js';
import { Placement } from './place-event.js';
import type { RelayParts } from './relay-core.js';

type Parts = Pick<RelayParts, 'tree' | 'rules' | 'marker'>;

/**
 * Goes over to the tree that a card makes, in the transaction that keeps the card: what is written before it goes by the old tree, all
 * after it by the new one. Where an office has moved, each neighbour to whom matters lead only now gets their whole history, as newcomers do.
 * The link rows of all neighbours must be there. Where it fails, the caller puts the tree back.
 */
export async function followTree(parts: Parts, custody: Custody, change: DirectoryChange): Promise<void> {
  const { tree, marker } = parts;
  const { card, before, after } = change;
  tree.follow(after);
  if (!change.isMove) return;
  const placement = await Placement.begin(parts, custody);
  const old = new OfficeTree(tree.self, before);
  for (const link of relinked({ tree, old }, placement.currentLinks, marker.told())) await placement.saveLink(link);
  for await (const matter of allMatters(custody)) {
    const led = neighboursOf(old, matter.instances);
    const newly = neighboursOf(tree, matter.instances).filter((peer) => !led.includes(peer));
    for (const peer of newly) await placement.appendHistory(peer, matter);
  }
  custody.record({ kind: 'office.moved', facts: { iid: card.iid, parent: card.parent, serial: card.serial } });
}

/**
 * Links whose recovery the move changes. What a neighbour owed that is none any more, the one on whose side it lies now is asked for. A
 * new neighbour that was told more than this database knows shows that the database is from before an earlier end of this.
 */
function relinked(
  { tree, old }: { tree: OfficeTree; old: OfficeTree },
  links: readonly LinkRecord[],
  marks: Marks,
): LinkRecord[] {
  const isLeft = ({ peer }: LinkRecord) => old.neighbours.includes(peer) && !tree.neighbours.includes(peer);
  const isNew = ({ peer }: LinkRecord) => !old.neighbours.includes(peer) && tree.neighbours.includes(peer);
  const left = links.filter(isLeft);
  const owing = left.filter(({ recovery }) => recovery === 'asking' || recovery === 'late');
  const heirs = owing.map(({ peer }) => tree.sideOf(peer));
  const isAsked = (link: LinkRecord) =>
    heirs.includes(link.peer) || (isNew(link) && isRestored([link], { marks, knowsDatabase: true }));
  const asked = links.filter(isAsked).map((link): LinkRecord => ({ ...link, recovery: 'asking' }));
  return [...left.map((link): LinkRecord => ({ ...link, recovery: 'none' })), ...withSeenEpochs(asked, marks)];
}
