import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { EventStream, ProjectionFeed } from '@qsl/messaging';
import { HealthCheck } from '@qsl/service-kit';
import { NoticesConfig } from '../notices.config.js';
import { ProjectionStates } from '../projection/projection-states.js';
import { NoticeDelivery } from './notice-delivery.js';

/** Feeds the notices from the event stream as long as the service runs. */
@Injectable()
export class NoticeFeed extends ProjectionFeed implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    stream: EventStream,
    config: NoticesConfig,
    states: ProjectionStates,
    delivery: NoticeDelivery,
    private readonly health: HealthCheck,
  ) {
    super(stream, {
      name: 'notices',
      streamBytes: config.eventStreamMaxBytes,
      generation: () => states.generation(),
      apply: (announcement, generation) => delivery.deliver(announcement, generation),
    });
  }

  onApplicationBootstrap(): void {
    this.health.add('events', async () => this.fault);
    this.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
  }
}
