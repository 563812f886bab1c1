import {
  DiscardPolicy,
  jetstream,
  JetStreamApiCodes,
  JetStreamApiError,
  RetentionPolicy,
  StorageType,
  type JetStreamClient,
  type JetStreamManager,
} from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { Injectable } from '@nestjs/common';
import { Bus } from '../bus.js';
import { allEventSubjects } from './event-subject.js';

/** Name of the stream that keeps what an instance's services announce. */
export const eventStreamName = 'EVENTS';

const day = 86_400_000;
const keptMs = 400 * day;
const duplicateWindowMs = 120_000;
const defaultMaxBytes = 256 * 1_024 ** 2;

/** Nothing that a broker of 2.9 would not know. */
const streamConfig = (maxBytes: number) => ({
  subjects: [allEventSubjects],
  retention: RetentionPolicy.Limits,
  discard: DiscardPolicy.Old,
  storage: StorageType.File,
  max_age: nanos(keptMs),
  max_bytes: maxBytes,
  duplicate_window: nanos(duplicateWindowMs),
});

/** Whether the broker says that what was asked about does not exist. */
export const isMissing = (error: unknown, code: number): boolean =>
  error instanceof JetStreamApiError && error.code === code;

/** The stream of announcements on the instance's broker: kept for 400 days, the oldest go first when it is full. */
@Injectable()
export class EventStream {
  private readonly client: JetStreamClient;

  constructor(bus: Bus) {
    this.client = jetstream(bus.connection);
  }

  /**
   * Makes the stream where there is none yet; given a size, brings an existing one to it.
   * @throws Error where the broker is away or has no JetStream.
   */
  async ensure(maxBytes?: number): Promise<void> {
    const { streams } = await this.manager();
    try {
      const { config } = await streams.info(eventStreamName);
      if (maxBytes !== undefined && config.max_bytes !== maxBytes)
        await streams.update(eventStreamName, { max_bytes: maxBytes });
    } catch (error) {
      if (!isMissing(error, JetStreamApiCodes.StreamNotFound)) throw error;
      await streams.add({ name: eventStreamName, ...streamConfig(maxBytes ?? defaultMaxBytes) });
    }
  }

  /** Stores a message and resolves when the broker has it; the same id again within two minutes is stored once. */
  async store(subject: string, message: { id: string }): Promise<void> {
    await this.client.publish(subject, JSON.stringify(message), { msgID: message.id });
  }

  /** For consumers; asks nothing of the broker. */
  manager(): Promise<JetStreamManager> {
    return this.client.jetstreamManager(false);
  }
}
