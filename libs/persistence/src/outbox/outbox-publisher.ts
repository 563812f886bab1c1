import { MikroORM, type EventSubscriber } from '@mikro-orm/core';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Bus, EventStream, systemCall } from '@qsl/messaging';
import { OutboxLane, type Carrier } from './outbox-lane.js';

const pollMs = 1_000;

const requestCarrier = (bus: Bus): Carrier => ({
  lane: 'request',
  lock: 0x9517,
  prepare: async () => undefined,
  carry: async ({ subject, body, traceparent }) =>
    void (await bus.request(subject, body, systemCall(), { traceparent })),
});

const eventCarrier = (stream: EventStream): Carrier => ({
  lane: 'event',
  lock: 0x9518,
  prepare: () => stream.ensure(),
  carry: ({ subject, body }) => stream.store(subject, body as { id: string }),
});

/** Sends outbox messages after the commit: woken by every commit, and once a second in case a wake-up was missed. */
@Injectable()
export class OutboxPublisher implements EventSubscriber, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly lanes: OutboxLane[];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(MikroORM) private readonly orm: MikroORM,
    bus: Bus,
    events: EventStream,
  ) {
    this.lanes = [requestCarrier(bus), eventCarrier(events)].map((carrier) => new OutboxLane(orm, carrier));
  }

  onApplicationBootstrap(): void {
    this.orm.em.getEventManager().registerSubscriber(this);
    this.timer = setInterval(() => this.wake(), pollMs);
    this.wake();
  }

  /** Before the database is closed: a query that waits for it then would wait for ever. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all(this.lanes.map((lane) => lane.stop()));
  }

  /** MikroORM calls this after each commit of the service. */
  async afterTransactionCommit(): Promise<void> {
    this.wake();
  }

  private wake(): void {
    for (const lane of this.lanes) lane.wake();
  }
}
