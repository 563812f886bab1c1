import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { closeInTurn, HealthCheck, type Part } from '@qsl/service-kit';
import { DirectoryFollower } from './directory/directory-follower.js';
import { EnrolmentProcess } from './enrolment/enrolment-process.js';
import { NatsTransport } from './link-broker/nats-transport.js';
import { RelayNode } from './link/relay-node.js';
import type { RefusalReason } from './protocol/messages.js';

/** Starts the links once the service is up, and ends them before it goes down. */
@Injectable()
export class RelayProcess implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Relay');

  constructor(
    private readonly node: RelayNode,
    private readonly follower: DirectoryFollower,
    private readonly transport: NatsTransport,
    private readonly enrolment: EnrolmentProcess,
    private readonly health: HealthCheck,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { node } = this;
    await this.follower.open();
    await node.start();
    this.follower.start(node);
    await this.enrolment.start();
    this.logger.log(`links: ${node.neighbours.join(', ') || 'none'}`);
    this.health.add('signing key', () =>
      Promise.resolve(this.follower.hasListedKey ? null : 'the office directory here names another key'),
    );
    this.health.add('links', async () => {
      const refused = node.neighbours.filter((peer) => isFault(node.refusal(peer)));
      return refused.length === 0 ? null : `refused by ${refused.join(', ')}`;
    });
  }

  /** Before the database and the bus go. */
  async beforeApplicationShutdown(): Promise<void> {
    const parts: Part[] = [
      ['enrolment', () => this.enrolment.stop()],
      ['directory', () => this.follower.stop()],
      ['links', () => this.node.stop()],
      ['link brokers', () => this.transport.close()],
    ];
    await closeInTurn(parts, (what) => this.logger.error(what));
  }
}

/** That the neighbour's operators have closed the link is no fault of this office. */
function isFault(refusal: RefusalReason | null): boolean {
  return refusal !== null && refusal !== 'suspended' && refusal !== 'retired';
}
