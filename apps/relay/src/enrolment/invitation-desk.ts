import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CardDirectory } from '../directory/card-directory.js';
import type { KeyRing } from '../event/key-ring.js';
import { ChildSeeds } from '../link-broker/child-seeds.js';
import { LinkAccounts } from '../link-broker/link-accounts.js';
import { tlsOf } from '../link-broker/link-routes.js';
import type { Watcher } from '../link/relay-core.js';
import type { RelayNode } from '../link/relay-node.js';
import type { Directory, Listing } from '../protocol/directory.js';
import { type Invitation, isAdmitted, isExpired, joinRequestOf } from '../protocol/enrolment.js';
import type { OfficeTree } from '../protocol/office-tree.js';
import type { RelayConfig } from '../relay.config.js';
import type { CardStore } from '../store/card-store.js';
import type { InvitationStore } from '../store/invitation-store.js';
import { JoinAnswerer } from './join-answerer.js';
import { JoinListener } from './join-listener.js';

/** While an invitation works it is looked after this often: whether it has expired, or the office has come. */
const lookMs = 2_000;

export interface InvitationDeskParts {
  tree: OfficeTree;
  config: RelayConfig;
  directory: Directory;
  cards: CardDirectory;
  cardStore: CardStore;
  store: InvitationStore;
  keys: KeyRing;
  node: RelayNode;
  alarm: Watcher['alarm'];
}

/** Keeps the link broker's accounts as invitations and cards say, and hears the offices that are invited. */
export class InvitationDesk {
  private readonly listeners = new Map<string, JoinListener>();
  private readonly answerer: JoinAnswerer;
  private readonly broker: { accounts: LinkAccounts; seeds: ChildSeeds; url: string } | null;
  private last: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | null = null;
  private isStopped = false;

  constructor(private readonly parts: InvitationDeskParts) {
    this.answerer = new JoinAnswerer(parts);
    this.broker = brokerOf(parts);
  }

  /** Whether offices below can dial this one, and their accounts are this relay's to keep. */
  get hasBroker(): boolean {
    return this.broker !== null;
  }

  async start(): Promise<void> {
    if (this.broker === null) return;
    this.parts.cards.onChange(() => void this.settle());
    await this.settle();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.last;
    await Promise.all([...this.listeners.values()].map((listener) => listener.close()));
  }

  /** Another key of this office for a child that is to come: an earlier account's does not open the new one. */
  async renewKey(child: string): Promise<void> {
    await this.broker?.seeds.renew(child);
  }

  /** Resolves once the broker lets an invitation's code in; never where it is not listened for. */
  up(id: string): Promise<void> {
    return this.listeners.get(id)?.up ?? new Promise(() => undefined);
  }

  isUp(id: string): boolean {
    return this.listeners.get(id)?.isUp ?? false;
  }

  /** Brings accounts and listeners in line with what is. Never throws: what did not work is tried again. */
  settle(): Promise<void> {
    this.last = this.last
      .then(() => this.bringInLine())
      .catch((error: unknown) => {
        this.parts.alarm('invitations.failed', { error });
        this.lookAgain();
      });
    return this.last;
  }

  private async bringInLine(): Promise<void> {
    if (this.broker === null || this.isStopped) return;
    const live: Invitation[] = [];
    for (const invitation of await this.parts.store.live()) if (!(await this.isOver(invitation))) live.push(invitation);
    for (const invitation of live) await this.handUp(invitation);
    await this.keepAccounts(this.broker, live);
    await this.keepListeners(this.broker, live);
    if (live.length > 0) this.lookAgain();
  }

  private lookAgain(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    if (!this.isStopped) this.timer = setTimeout(() => void this.settle(), lookMs).unref();
  }

  /** An approved code works until the office has come with its own key. */
  private async isOver(invitation: Invitation): Promise<boolean> {
    const { store, node } = this.parts;
    if (invitation.state !== 'approved')
      return isExpired(invitation, Date.now()) && (await store.move(invitation, 'expired'));
    return this.isAdmitted(invitation) && node.phase(invitation.iid) === 'active' && store.move(invitation, 'joined');
  }

  /** Asks for the card of an office that is approved, until it is there or refused: through a crash behind the approval, or a registrar that recovers. */
  private async handUp(invitation: Invitation): Promise<void> {
    const { cards, cardStore, keys, tree, node } = this.parts;
    const { body, proof, state } = invitation;
    if (state !== 'approved' || body === null || proof === null) return;
    if (this.isAdmitted(invitation) || (await cardStore.faultOf(body)) !== null) return;
    await cards.handle(tree.self, { body, proof, voucher: keys.sign(body) });
    if (tree.parent !== null) node.askForCards(tree.parent);
  }

  private isAdmitted(invitation: Invitation): boolean {
    const request = joinRequestOf(invitation);
    return request !== null && isAdmitted(this.parts.directory, request);
  }

  private async keepAccounts({ accounts, seeds }: NonNullable<typeof this.broker>, live: Invitation[]): Promise<void> {
    const { directory, tree } = this.parts;
    const invited = new Map(live.map((invitation) => [invitation.iid, invitation]));
    const children = directory.all.filter(({ parent }) => parent === tree.self);
    const keyOf = (iid: string): string | null => {
      const office = children.find((child) => child.iid === iid && child.state === 'active');
      return office?.linkKey ?? null;
    };
    const isGone = ({ parent, state }: Listing) => parent !== tree.self || state !== 'active';
    const gone = directory.all.filter(isGone).map(({ iid }) => iid);
    const stale = accounts.children.filter((iid) => gone.includes(iid) || accounts.isInvited(iid));
    const wanted = children.map(({ iid }) => iid).filter((iid) => keyOf(iid) !== null);
    for (const child of new Set([...invited.keys(), ...wanted])) {
      const parentKey = await seeds.publicKey(child);
      await accounts.write({ child, childKey: keyOf(child), parentKey, oneTimeKey: invited.get(child)?.oneTimeKey });
    }
    for (const child of stale) if (!invited.has(child) && keyOf(child) === null) await accounts.remove(child);
  }

  private async keepListeners({ seeds, url }: NonNullable<typeof this.broker>, live: Invitation[]): Promise<void> {
    const ids = new Set(live.map(({ id }) => id));
    for (const [id, listener] of this.listeners) {
      if (ids.has(id)) continue;
      this.listeners.delete(id);
      await listener.close();
    }
    const { config, tree } = this.parts;
    for (const { id, iid } of live) {
      const seed = seeds.of(iid);
      if (this.listeners.has(id) || seed === undefined) continue;
      const way = { self: tree.self, url, seed, ...tlsOf(url, 'LINK_BROKER_CA_FILE', config.linkBrokerCaFile) };
      this.listeners.set(id, new JoinListener(iid, way, (text) => this.answerer.answer(id, iid, text)));
    }
  }
}

function brokerOf({
  config,
  tree,
}: InvitationDeskParts): { accounts: LinkAccounts; seeds: ChildSeeds; url: string } | null {
  const { linkBrokerAccountsFolder: folder, linkBrokerUrl: url, linkBrokerSeedsFile } = config;
  if (folder === undefined || url === undefined || linkBrokerSeedsFile === undefined) return null;
  if (!existsSync(join(folder, 'accounts.conf'))) return null;
  return { accounts: new LinkAccounts(folder, tree.self), seeds: new ChildSeeds(linkBrokerSeedsFile), url };
}
