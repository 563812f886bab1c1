import type { OfficeCard, OfficeDirectory } from '@qsl/service-kit';
import { linkRoutes } from '../link-broker/link-routes.js';
import type { NatsTransport } from '../link-broker/nats-transport.js';
import type { RelayNode, RelayNodeParts } from '../link/relay-node.js';
import type { Directory, Listing } from '../protocol/directory.js';
import type { OfficeTree } from '../protocol/office-tree.js';
import { currentKey } from '../protocol/registrar.js';
import type { RelayConfig } from '../relay.config.js';
import type { PostgresStore } from '../store/postgres-store.js';
import type { CardDirectory } from './card-directory.js';
import type { KeyRotation } from './key-rotation.js';

export interface FollowerParts {
  cards: CardDirectory;
  directory: Directory;
  tree: OfficeTree;
  offices: OfficeDirectory;
  config: RelayConfig;
  store: PostgresStore;
  transport: NatsTransport;
  rotation: KeyRotation;
  alarm: RelayNodeParts['alarm'];
}

/** Keeps all that depends on who is an office as the directory says: the tree, the links, this office's signing key. */
export class DirectoryFollower {
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly parts: FollowerParts) {}

  /** @throws ConfigError where the directory gives this office another key than it signs with. */
  async open(): Promise<void> {
    const { cards, rotation } = this.parts;
    await cards.open();
    await this.adopt();
    rotation.requireListed();
  }

  /** From now on each new card takes effect at once. */
  start(node: RelayNode): void {
    this.parts.cards.onChange(() => {
      this.last = this.last
        .then(() => this.adopt())
        .then(() => node.follow())
        .catch((error: unknown) => this.parts.alarm('directory.not_followed', { error }));
    });
  }

  /** Resolves once what was under way is over. */
  stop(): Promise<void> {
    return this.last;
  }

  private async adopt(): Promise<void> {
    const { directory, offices, tree, config, store, transport, rotation } = this.parts;
    offices.follow(directory.all.map(toOfficeCard));
    await store.open(tree.neighbours);
    await transport.follow(linkRoutes(config, offices));
    await rotation.settle();
  }
}

function toOfficeCard({ iid, name, tier, areaCode, parent, keys }: Listing): OfficeCard {
  return { iid, name, tier, areaCode, parent, signingKey: currentKey({ keys }) };
}
