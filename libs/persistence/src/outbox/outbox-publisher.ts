import { MikroORM, type EventSubscriber } from '@mikro-orm/core';
import type { AbstractSqlConnection, Transaction } from '@mikro-orm/postgresql';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Bus, systemCall } from '@qsl/messaging';

interface Row {
  id: string;
  subject: string;
  body: object;
  tries: number;
}

const batchSize = 64;
const pollMs = 1_000;
const longestPauseMs = 60_000;
/** Key of the advisory lock that lets one replica of a service publish at a time. */
const publisherLock = 0x9517;

/** Heads of all keys that are due: a key whose first message waits for its next try waits as a whole. */
const dueHeads = `select id, subject, body, tries from (
    select distinct on (key) * from outbox_message order by key, id
  ) head where next_try_at <= now() order by id limit ${batchSize}`;

/** Sends outbox messages after the commit: woken by every commit, and once a second in case a wake-up was missed. */
@Injectable()
export class OutboxPublisher implements EventSubscriber, OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(OutboxPublisher.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(
    @Inject(MikroORM) private readonly orm: MikroORM,
    private readonly bus: Bus,
  ) {}

  onApplicationBootstrap(): void {
    this.orm.em.getEventManager().registerSubscriber(this);
    this.timer = setInterval(() => this.wake(), pollMs);
    this.wake();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** MikroORM calls this after each commit of the service. */
  async afterTransactionCommit(): Promise<void> {
    this.wake();
  }

  private wake(): void {
    if (this.stopped) return;
    this.again = true;
    this.running ??= this.drain().finally(() => {
      this.running = undefined;
    });
  }

  private async drain(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      try {
        if ((await this.publishBatch()) > 0) this.again = true;
      } catch (error) {
        this.logger.warn(`outbox: ${error instanceof Error ? error.message : String(error)}`);
        return;
      }
    }
  }

  private async publishBatch(): Promise<number> {
    const connection = this.orm.em.getConnection() as AbstractSqlConnection;
    const [waiting] = await connection.execute<{ some: boolean }[]>(
      'select exists (select 1 from outbox_message) as some',
    );
    if (!waiting?.some) return 0;
    return connection.transactional(async (trx) => {
      const [lock] = await connection.execute<{ mine: boolean }[]>(
        `select pg_try_advisory_xact_lock(${publisherLock}) as mine`,
        [],
        'all',
        trx,
      );
      if (!lock?.mine) return 0;
      const rows = await connection.execute<Row[]>(dueHeads, [], 'all', trx);
      const sent = await Promise.all(rows.map((row) => this.send(row)));
      await this.record(connection, trx, rows, sent);
      return sent.filter((fault) => fault === null).length;
    });
  }

  /** @returns what went wrong, or `null` when the receiver has acknowledged. */
  private async send(row: Row): Promise<string | null> {
    try {
      await this.bus.request(row.subject, row.body, systemCall());
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  private async record(
    connection: AbstractSqlConnection,
    trx: Transaction,
    rows: Row[],
    faults: (string | null)[],
  ): Promise<void> {
    const done = rows.filter((_, index) => faults[index] === null).map((row) => row.id);
    if (done.length > 0)
      await connection.execute(
        `delete from outbox_message where id in (${done.map(() => '?').join(', ')})`,
        done,
        'run',
        trx,
      );
    for (const [index, row] of rows.entries()) {
      const fault = faults[index];
      if (typeof fault !== 'string') continue;
      const pauseMs = Math.min(longestPauseMs, 250 * 2 ** Math.min(row.tries, 10)) * (0.5 + Math.random() / 2);
      this.logger.warn(
        `outbox message ${row.id} to ${row.subject}: try ${row.tries + 1} failed (${fault}), next in ${Math.round(pauseMs)} ms`,
      );
      await connection.execute(
        `update outbox_message set tries = tries + 1, last_error = ?, next_try_at = now() + ? * interval '1 millisecond' where id = ?`,
        [fault, Math.round(pauseMs), row.id],
        'run',
        trx,
      );
    }
  }
}
