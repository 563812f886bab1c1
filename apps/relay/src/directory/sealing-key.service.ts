import { Injectable } from '@nestjs/common';
import type { SealingKeyView } from '@qsl/contracts';
import type { Deed } from '../link/item-control.js';
import { RelayNode } from '../link/relay-node.js';
import { OfficeTree } from '../protocol/office-tree.js';
import { CardStore } from '../store/card-store.js';
import { CardDirectory } from './card-directory.js';
import { noRegistrar, noSealingKey } from './directory.errors.js';
import { SealingRotation } from './sealing-rotation.js';

/** What people do with the key that others seal to. */
@Injectable()
export class SealingKeyService {
  constructor(
    private readonly cards: CardDirectory,
    private readonly store: CardStore,
    private readonly rotation: SealingRotation,
    private readonly node: RelayNode,
    private readonly tree: OfficeTree,
  ) {}

  async rotate(deed: Deed): Promise<SealingKeyView> {
    if (!this.cards.hasRegistrar) throw noRegistrar();
    if (!this.rotation.isConfigured) throw noSealingKey();
    const { self, parent } = this.tree;
    await this.store.note({ ...deed, act: 'sealing_key.rotate', target: self });
    await this.rotation.begin();
    await this.rotation.announce(this.cards);
    if (parent !== null) this.node.askForCards(parent);
    return { ...this.rotation.view(), fault: await this.store.lastFault(self) };
  }
}
