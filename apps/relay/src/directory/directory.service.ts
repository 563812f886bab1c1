import { Injectable } from '@nestjs/common';
import {
  type CardList,
  type CardView,
  defaultPageSize,
  type KeyView,
  type KnownOffices,
  type PageQuery,
  type SignatureName,
} from '@qsl/contracts';
import type { Deed } from '../link/item-control.js';
import type { OperatorAct } from '../link/link-store.js';
import { RelayNode } from '../link/relay-node.js';
import { decodeCard } from '../protocol/card.js';
import { decodeRequest } from '../protocol/card-request.js';
import type { Directory, Listing } from '../protocol/directory.js';
import { OfficeTree } from '../protocol/office-tree.js';
import { type CardDraft, currentKey, retiredCard, revokedCard } from '../protocol/registrar.js';
import { CardStore } from '../store/card-store.js';
import { CardDirectory } from './card-directory.js';
import {
  badCursor,
  moveRefused,
  noMoveAsked,
  noRegistrar,
  notRegistrar,
  ownOffice,
  registrarRecovering,
  unknownOffice,
} from './directory.errors.js';
import { KeyRotation } from './key-rotation.js';

/** What people do with the directory log and with their office's key. */
@Injectable()
export class DirectoryService {
  constructor(
    private readonly cards: CardDirectory,
    private readonly store: CardStore,
    private readonly rotation: KeyRotation,
    private readonly node: RelayNode,
    private readonly tree: OfficeTree,
  ) {}

  async list({ cursor, limit = defaultPageSize }: PageQuery): Promise<CardList> {
    if (cursor !== undefined && !/^[1-9]\d{0,8}$/.test(cursor)) throw badCursor();
    const rows = await this.store.before(cursor === undefined ? null : Number(cursor), limit + 1);
    const items = rows.slice(0, limit).map(({ body }) => toView(body));
    return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.serial) : null };
  }

  offices(version?: number): KnownOffices {
    const { serial } = this.cards;
    return { version: serial, offices: version === serial ? null : this.cards.offices };
  }

  async rotate(algorithm: SignatureName | undefined, deed: Deed): Promise<KeyView> {
    if (!this.cards.hasRegistrar) throw noRegistrar();
    await this.store.note({ ...deed, act: 'key.rotate', target: this.tree.self });
    await this.cards.handle(this.tree.self, await this.rotation.begin(algorithm));
    await this.rotation.settle();
    if (this.tree.parent !== null) this.node.askForCards(this.tree.parent);
    return { ...this.rotation.view(), fault: await this.store.lastFault(this.tree.self) };
  }

  async revoke(iid: string, since: string, deed: Deed): Promise<void> {
    await this.change({ ...deed, act: 'office.revoke', target: iid }, (office) => revokedCard(office, since));
  }

  async retire(iid: string, deed: Deed): Promise<void> {
    await this.change({ ...deed, act: 'office.retire', target: iid }, retiredCard);
  }

  /** Puts an office below another parent, as both have asked. */
  async move(iid: string, parent: string, deed: Deed): Promise<void> {
    if (!this.cards.isRegistrar) throw notRegistrar();
    const asked = (await this.store.waitingFor(iid)).find(({ body }) => isMoveTo(body, parent));
    if (asked === undefined) throw noMoveAsked();
    const fault = await this.cards.decide(asked);
    if (fault === 'recovering') throw registrarRecovering();
    if (fault !== null) throw moveRefused(fault);
    await this.store.note({ ...deed, act: 'office.move', target: `${iid},${parent}` });
  }

  private async change(act: OperatorAct, draft: (office: Listing) => CardDraft): Promise<void> {
    const { target: iid } = act;
    if (!this.cards.isRegistrar) throw notRegistrar();
    if (iid === this.tree.self) throw ownOffice();
    const draftOf = (directory: Directory) => {
      const office = directory.find(iid);
      if (office === undefined) throw unknownOffice();
      return draft(office);
    };
    if (!(await this.cards.issue(draftOf, act))) throw registrarRecovering();
  }
}

const isMoveTo = (body: string, parent: string): boolean => {
  const request = decodeRequest(body);
  return request.act === 'move' && request.parent === parent;
};

function toView(body: string): CardView {
  const { iid, name, tier, areaCode, parent, serial, state, keys, sealingKey, issuedAt } = decodeCard(body);
  const formerKeys = keys.slice(0, -1).map(({ key }) => key);
  const office = { iid, name, tier, areaCode, parent };
  return { ...office, serial, state, signingKey: currentKey({ keys }), formerKeys, sealingKey, issuedAt };
}
