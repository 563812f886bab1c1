import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { HealthCheck, OfficeDirectory } from '@qsl/service-kit';
import { NatsTransport } from './link-broker/nats-transport.js';
import { RelayNode } from './link/relay-node.js';
import { OfficeTree } from './protocol/office-tree.js';
import { PostgresStore } from './store/postgres-store.js';

/** Starts the links once the service is up, and ends them before it goes down. */
@Injectable()
export class RelayProcess implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    private readonly node: RelayNode,
    private readonly store: PostgresStore,
    private readonly transport: NatsTransport,
    private readonly offices: OfficeDirectory,
    private readonly health: HealthCheck,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { neighbours } = new OfficeTree(this.offices.self.iid, this.offices.all);
    await this.store.open(neighbours);
    await this.node.start();
    new Logger('Relay').log(`links: ${neighbours.join(', ') || 'none'}`);
    this.health.add('links', async () => {
      const refused = neighbours.filter((peer) => this.node.phase(peer) === 'refused');
      return refused.length === 0 ? null : `refused by ${refused.join(', ')}`;
    });
  }

  /** Before the database and the bus go. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.node.stop();
    await this.transport.close();
  }
}
