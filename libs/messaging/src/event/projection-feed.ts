import {
  AckPolicy,
  DeliverPolicy,
  JetStreamApiCodes,
  type ConsumerMessages,
  type JetStreamManager,
  type JsMsg,
} from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { Logger } from '@nestjs/common';
import { Announcement, DomainError } from '@qsl/contracts';
import { setTimeout as pause } from 'node:timers/promises';
import { validateBody } from '../validate-body.js';
import { eventStreamName, isMissing, type EventStream } from './event-stream.js';

/** Something made of announcements, which can be made again from the first one. */
export interface Projection {
  /** First part of its durable consumer's name. */
  name: string;
  /** Size of the event stream, in bytes. */
  streamBytes: number;
  /** Counted up by every rebuild: each generation reads the stream from its first message. */
  generation(): Promise<number>;
  /**
   * Commits the effect of an announcement, once, however often it is offered.
   * @returns false where the generation is over. @throws Error where it must be offered again later.
   */
  apply(announcement: Announcement, generation: number): Promise<boolean>;
}

const pull = { max_messages: 16, expires: 15_000 };
const ackWaitMs = 30_000;
const mostUnacknowledged = 256;
const longestPauseMs = 30_000;

const pauseMsAfter = (failures: number): number => Math.min(longestPauseMs, 250 * 2 ** Math.min(failures, 10));
const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const faultsOf = (error: unknown): string =>
  error instanceof DomainError
    ? (error.details.errors ?? []).map(({ field, rule }) => `${field} ${rule}`).join(', ')
    : textOf(error);

/** Feeds a projection from the event stream through a durable consumer: acknowledged after its commit, offered again until then. */
export class ProjectionFeed {
  private readonly logger = new Logger(ProjectionFeed.name);
  private readonly ending = new AbortController();
  private running: Promise<void> | undefined;
  private batch: ConsumerMessages | undefined;
  private isStale = false;
  private failures = 0;
  private lastFault: string | null = 'not started';

  constructor(
    private readonly stream: EventStream,
    private readonly projection: Projection,
  ) {}

  /** What keeps it from following the stream, or `null`. */
  get fault(): string | null {
    return this.lastFault;
  }

  start(): void {
    this.running = this.run();
  }

  /** Lets go of the consumer and asks for the generation again. */
  restart(): void {
    this.isStale = true;
    this.batch?.stop();
  }

  /** Resolves when what is being applied is done. */
  async stop(): Promise<void> {
    this.ending.abort();
    this.restart();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.ending.signal.aborted) {
      try {
        await this.follow();
      } catch (error) {
        this.lastFault = textOf(error);
        const pauseMs = pauseMsAfter(this.failures++);
        this.logger.warn(
          `${this.projection.name} cannot follow the event stream, next try in ${pauseMs} ms: ${this.lastFault}`,
        );
        await pause(pauseMs, undefined, { signal: this.ending.signal }).catch(() => undefined);
      }
    }
  }

  private async follow(): Promise<void> {
    this.isStale = this.ending.signal.aborted;
    await this.stream.ensure(this.projection.streamBytes);
    const manager = await this.stream.manager();
    const generation = await this.projection.generation();
    const durable = await this.ensureConsumer(manager, generation);
    const consumer = await manager.jetstream().consumers.get(eventStreamName, durable);
    this.failures = 0;
    this.lastFault = null;
    while (!this.isStale) await this.applyBatch(await consumer.fetch(pull), generation);
  }

  /** What was pulled and not applied when it ends is offered to the next one at once. */
  private async applyBatch(batch: ConsumerMessages, generation: number): Promise<void> {
    this.batch = batch;
    if (this.isStale) batch.stop();
    for await (const message of batch) {
      if (this.isStale) message.nak();
      else if (!(await this.applyOne(message, generation))) this.restart();
    }
  }

  /** @returns false where the generation is over. */
  private async applyOne(message: JsMsg, generation: number): Promise<boolean> {
    const announcement = this.read(message);
    if (!announcement) return true;
    try {
      const isApplied = await this.projection.apply(announcement, generation);
      if (isApplied) message.ack();
      else message.nak();
      return isApplied;
    } catch (error) {
      const pauseMs = pauseMsAfter(message.info.deliveryCount);
      this.logger.warn(
        `${this.projection.name}: ${message.subject} ${announcement.id} is tried again in ${pauseMs} ms: ${textOf(error)}`,
      );
      message.nak(pauseMs);
      return true;
    }
  }

  /** What is no announcement will never be one: it is given up, for an operator to read of. */
  private read(message: JsMsg): Announcement | undefined {
    try {
      return validateBody(Announcement, message.json(), 'en');
    } catch (error) {
      this.logger.error(
        `${this.projection.name}: message ${message.seq} on ${message.subject} is no announcement and is left out: ${faultsOf(error)}`,
      );
      message.term();
      return undefined;
    }
  }

  /** Makes the consumer of this generation where there is none, and forgets that of the one before. */
  private async ensureConsumer({ consumers }: JetStreamManager, generation: number): Promise<string> {
    const nameOf = (one: number): string => `${this.projection.name}-${one}`;
    const durable = nameOf(generation);
    await consumers.info(eventStreamName, durable).catch((error: unknown) => {
      if (!isMissing(error, JetStreamApiCodes.ConsumerNotFound)) throw error;
      return consumers.add(eventStreamName, {
        durable_name: durable,
        deliver_policy: DeliverPolicy.All,
        ack_policy: AckPolicy.Explicit,
        ack_wait: nanos(ackWaitMs),
        max_ack_pending: mostUnacknowledged,
      });
    });
    await consumers.delete(eventStreamName, nameOf(generation - 1)).catch((error: unknown) => {
      if (!isMissing(error, JetStreamApiCodes.ConsumerNotFound)) throw error;
    });
    return durable;
  }
}
