import type { KnownOffice } from '@qsl/contracts';
import type { LinkDirectory } from '../link/link-directory.js';
import type { Marker } from '../link/marker.js';
import type { OperatorAct } from '../link/link-store.js';
import type { Watcher } from '../link/relay-core.js';
import { decodeCard, encodeCard, type Signed } from '../protocol/card.js';
import { decodeRequest, iidOf, parentOf, type SignedRequest } from '../protocol/card-request.js';
import { sha256 } from '../protocol/chain.js';
import type { DirectoryFault } from '../protocol/directory-head.js';
import type { Directory, Listing } from '../protocol/directory.js';
import type { RefusedRequest } from '../protocol/messages.js';
import type { OfficeTree } from '../protocol/office-tree.js';
import { type CardDraft, currentKey, judgeRequest, type RequestFault } from '../protocol/registrar.js';
import { rules } from '../protocol/rules.js';
import type { CardStore } from '../store/card-store.js';
import type { DirectoryHeads } from './directory-heads.js';

/** Cards and requests in one message; a card has at most some 5 KB. */
const cardsAtOnce = 100;
const requestsAtOnce = 20;
const refusalsAtOnce = 100;
/** Under this name the marker remembers the serial up to which neighbours may know the log. */
const markName = 'cards';

export interface CardDirectoryParts {
  directory: Directory;
  tree: OfficeTree;
  store: CardStore;
  heads: DirectoryHeads;
  marker: Marker;
  /** Signs cards, at the registrar alone. */
  sign: ((body: string) => string) | null;
  alarm: Watcher['alarm'];
}

/** The office's copy of the directory log; at the registrar, the log itself. Changes one after the other. */
export class CardDirectory implements LinkDirectory {
  private last: Promise<unknown> = Promise.resolve();
  /** Neighbours were told of the log up to here by this office; a registrar that has less was restored, and issues nothing. */
  private told = 0;
  private readonly listeners: ((listing: Listing) => void)[] = [];

  constructor(private readonly parts: CardDirectoryParts) {}

  /** Reads the log that this office has. Before anything else is asked of it. */
  async open(): Promise<void> {
    const { directory, store, marker, heads } = this.parts;
    await heads.open();
    this.told = (await marker.read()).marks[markName]?.head ?? 0;
    for (
      let page = await store.after(0, cardsAtOnce);
      page.length > 0;
      page = await store.after(this.serial, cardsAtOnce)
    ) {
      for (const signed of page) {
        const card = directory.check(signed);
        if (typeof card === 'string') return this.parts.alarm('directory.broken', { after: this.serial, fault: card });
        directory.admit(card);
      }
    }
    this.parts.tree.follow(directory.all);
  }

  onChange(listener: (listing: Listing) => void): void {
    this.listeners.push(listener);
  }

  get serial(): number {
    return this.parts.directory.serial;
  }

  get isRegistrar(): boolean {
    return this.parts.sign !== null;
  }

  get hasRegistrar(): boolean {
    return this.parts.directory.registrarKey !== null;
  }

  get offices(): KnownOffice[] {
    return this.parts.directory.all.map(({ iid, name, tier, areaCode, parent, keys, sealingKey }) => ({
      ...{ iid, name, tier, areaCode, parent, sealingKey },
      signingKey: currentKey({ keys }),
    }));
  }

  lacks(serial: number): boolean {
    return this.hasRegistrar && serial > this.serial;
  }

  async cardsAfter(serial: number): Promise<Signed[]> {
    const head = this.serial;
    if (serial >= head) return [];
    await this.parts.marker.cover(markName, { epoch: 1, head });
    return this.parts.store.after(serial, cardsAtOnce);
  }

  take(peer: string, cards: readonly Signed[]): Promise<void> {
    return this.alone(async () => {
      for (const signed of cards) {
        const card = this.parts.directory.check(signed);
        if (typeof card === 'string') {
          if (card !== 'not_next') this.parts.alarm('card.rejected', { peer, fault: card });
          continue;
        }
        await this.put(card, signed);
      }
    });
  }

  requestsFor(peer: string): Promise<SignedRequest[]> {
    const { tree, store } = this.parts;
    return peer === tree.parent ? store.waiting(requestsAtOnce) : Promise.resolve([]);
  }

  async receive(peer: string, requests: readonly SignedRequest[]): Promise<RefusedRequest[]> {
    const mine = requests.slice(0, requestsAtOnce);
    for (const signed of mine) await this.handle(peer, signed);
    return this.parts.store.refused(mine);
  }

  refusalsFor(peer: string): Promise<RefusedRequest[]> {
    return this.parts.store.refusedVia(peer, refusalsAtOnce);
  }

  async noteRefusals(refused: readonly RefusedRequest[]): Promise<void> {
    for (const refusal of refused) await this.parts.store.refuse(refusal);
  }

  async head(): Promise<Signed | undefined> {
    const { sign, heads, marker, directory, store } = this.parts;
    if (sign === null) return heads.passOn(this.serial);
    if (directory.registrarKey === null || this.told > this.serial || (await store.isRecovering())) return undefined;
    await marker.cover(markName, { epoch: 1, head: this.serial });
    return heads.say(this.serial, sign);
  }

  takeHead(head: Signed | undefined): Promise<number> {
    return this.parts.heads.take(head);
  }

  headFault(): DirectoryFault | null {
    return this.parts.heads.fault(this.serial);
  }

  /** Takes in a request, of this office or of a neighbour: decides it where the registrar is, else keeps it for the way up. */
  async handle(via: string, signed: SignedRequest): Promise<void> {
    const { store, tree } = this.parts;
    const office = concerned(signed);
    if (office === null) return this.parts.alarm('card_request.malformed', { peer: via });
    const isKept = await store.keep(via, office.iid, signed);
    if (!isKept) return this.parts.alarm('card_request.too_many', { peer: via });
    if (via !== tree.self && !this.liesAt(via, office)) await this.refuse(signed, 'wrong_side');
    else if (this.isRegistrar) await (office.isMove ? this.examine(signed) : this.decide(signed));
  }

  /**
   * Issues a card, at the registrar, in one with the record of the act that it follows from. False while it cannot: it was restored, or it is none.
   * @throws SyntaxError for a card that no office could read: the log would end with it for everybody
   */
  issue(draftOf: (directory: Directory) => CardDraft | null, act?: OperatorAct): Promise<boolean> {
    return this.alone(async () => {
      const { sign, directory, store } = this.parts;
      if (sign === null || this.told > this.serial || (await store.isRecovering())) return false;
      const draft = draftOf(directory);
      if (draft === null) return true;
      const card = { ...draft, serial: this.serial + 1, issuedAt: new Date().toISOString() };
      const body = encodeCard(card);
      await this.put(decodeCard(body), { body, jws: sign(body) }, act);
      return true;
    });
  }

  /** At the registrar: that an office moves is decided by people; until they do, the request waits. */
  private async examine(signed: SignedRequest): Promise<void> {
    const verdict = judgeRequest(this.parts.directory, signed);
    if ('fault' in verdict) await this.refuse(signed, verdict.fault);
    else if (verdict.card === null) await this.parts.store.forget(signed);
  }

  /** At the registrar: judges a request and issues the card that it leads to. `recovering` while none can be issued. */
  async decide(signed: SignedRequest): Promise<RequestFault | 'recovering' | null> {
    let fault: RequestFault | null = null;
    const isDecided = await this.issue((directory) => {
      const verdict = judgeRequest(directory, signed);
      if ('card' in verdict) return verdict.card;
      fault = verdict.fault;
      return null;
    });
    if (fault !== null) await this.refuse(signed, fault);
    return isDecided ? fault : 'recovering';
  }

  private async refuse({ body }: SignedRequest, fault: RequestFault): Promise<void> {
    await this.parts.store.refuse({ request: sha256(body), fault });
  }

  private liesAt(peer: string, { iid, parent }: Concerned): boolean {
    const { tree } = this.parts;
    return parent === undefined ? tree.sideOf(iid) === peer : parent !== null && tree.sideOf(parent) === peer;
  }

  private async put(card: Parameters<Directory['admit']>[0], signed: Signed, act?: OperatorAct): Promise<void> {
    const { directory, store, tree, marker } = this.parts;
    const change = directory.change(card);
    try {
      await store.add(change, signed, { tree, rules, marker }, act);
    } catch (error) {
      tree.follow(directory.all);
      throw error;
    }
    directory.admit(card);
    const listing = directory.find(card.iid);
    if (listing !== undefined) for (const tell of this.listeners) tell(listing);
  }

  private alone<T>(work: () => Promise<T>): Promise<T> {
    const result = this.last.then(work);
    this.last = result.catch(() => undefined);
    return result;
  }
}

/** Whom a request is about; with the parent where it is to get one. */
interface Concerned {
  iid: string;
  parent?: string | null;
  isMove: boolean;
}

function concerned({ body }: SignedRequest): Concerned | null {
  try {
    const request = decodeRequest(body);
    const parent = parentOf(request);
    return { iid: iidOf(request), ...(parent !== undefined && { parent }), isMove: request.act === 'move' };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
