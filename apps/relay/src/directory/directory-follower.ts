import { officesChanged } from '@qsl/contracts';
import type { Bus } from '@qsl/messaging';
import type { OfficeDirectory } from '@qsl/service-kit';
import { setTimeout as pause } from 'node:timers/promises';
import type { KeyRing } from '../event/key-ring.js';
import { linkRoutes } from '../link-broker/link-routes.js';
import type { NatsTransport } from '../link-broker/nats-transport.js';
import type { RelayNode, RelayNodeParts } from '../link/relay-node.js';
import type { OfficeTree } from '../protocol/office-tree.js';
import type { RelayConfig } from '../relay.config.js';
import type { PostgresStore } from '../store/postgres-store.js';
import type { CardDirectory } from './card-directory.js';
import type { KeyRotation } from './key-rotation.js';
import type { SealingRotation } from './sealing-rotation.js';

export interface FollowerParts {
  cards: CardDirectory;
  tree: OfficeTree;
  offices: OfficeDirectory;
  config: RelayConfig;
  store: PostgresStore;
  transport: NatsTransport;
  keys: KeyRing;
  rotation: KeyRotation;
  sealing: SealingRotation;
  bus: Bus;
  alarm: RelayNodeParts['alarm'];
}

const firstRetryMs = 1_000;
const longestRetryMs = 60_000;

/** Keeps all that depends on who is an office as the directory says: the tree, the links, this office's signing key. */
export class DirectoryFollower {
  private last: Promise<void> = Promise.resolve();
  private readonly ending = new AbortController();

  constructor(private readonly parts: FollowerParts) {}

  /** @throws ConfigError where the directory gives this office another key than it signs with, and no card could come. */
  async open(): Promise<void> {
    const { cards, rotation, sealing } = this.parts;
    await cards.open();
    await sealing.open();
    await this.adopt();
    if (!rotation.requireListed()) this.parts.alarm('key.not_listed', { key: rotation.view().signingKey });
    if (!sealing.isListed && cards.hasRegistrar) await sealing.announce(cards);
  }

  /** Whether the directory names the key that this office signs with. */
  get hasListedKey(): boolean {
    return this.parts.keys.isListed;
  }

  /** From now on each new card takes effect at once. */
  start(node: RelayNode): void {
    this.parts.cards.onChange(() => this.follow(node, firstRetryMs));
  }

  /** Resolves once what was under way is over. */
  stop(): Promise<void> {
    this.ending.abort();
    return this.last;
  }

  /** What fails is tried again after a while, and at the next card: else a link to an office that is none any more might stay open. */
  private follow(node: RelayNode, retryMs: number): void {
    this.last = this.last
      .then(() => this.bringInLine())
      .then(() => node.follow())
      .catch((error: unknown) => {
        this.parts.alarm('directory.not_followed', { error });
        void this.followLater(node, retryMs);
      });
  }

  private async followLater(node: RelayNode, retryMs: number): Promise<void> {
    const { signal } = this.ending;
    await pause(retryMs, undefined, { signal, ref: false }).catch(() => undefined);
    if (!signal.aborted) this.follow(node, Math.min(longestRetryMs, retryMs * 2));
  }

  /** Brings tree, links and key in line with the directory, after what was under way. */
  adopt(): Promise<void> {
    const adopted = this.last.then(() => this.bringInLine());
    this.last = adopted.catch(() => undefined);
    return adopted;
  }

  private async bringInLine(): Promise<void> {
    const { cards, offices, tree, config, store, transport, rotation, bus } = this.parts;
    offices.follow(cards.offices);
    await store.open(tree.neighbours);
    await transport.follow(linkRoutes(config, offices));
    await rotation.settle();
    bus.hint(officesChanged);
  }
}
