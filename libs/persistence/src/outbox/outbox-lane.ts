import type { MikroORM } from '@mikro-orm/core';
import type { AbstractSqlConnection, Transaction } from '@mikro-orm/postgresql';
import { Logger } from '@nestjs/common';
import { type Parameter, preparedOn } from '../database/prepared.js';
import type { OutboxLaneName } from './outbox-message.entity.js';

/** A message as it lies in the outbox. */
export interface OutboxRow {
  id: string;
  subject: string;
  body: object;
  /** W3C trace context of whoever wrote it. */
  traceparent: string | null;
  tries: number;
}

/** Where the messages of a lane go. */
export interface Carrier {
  lane: OutboxLaneName;
  /** Key of the advisory lock that lets one replica of a service empty the lane at a time. */
  lock: number;
  /** @throws Error where nothing can be carried at the moment. */
  prepare(): Promise<void>;
  /** Resolves when the message was taken over. @throws Error where it was not. */
  carry(row: OutboxRow): Promise<void>;
}

const batchSize = 64;
const shortestPauseMs = 250;
const longestPauseMs = 60_000;

const pauseMsAfter = (tries: number): number =>
  Math.round(Math.min(longestPauseMs, shortestPauseMs * 2 ** Math.min(tries, 10)) * (0.5 + Math.random() / 2));

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Heads of all keys that are due: a key whose first message waits for its next try waits as a whole. */
const dueHeads = `select id, subject, body, traceparent, tries from (
    select distinct on (key) * from outbox_message where lane = ? order by key, id
  ) head where next_try_at <= now() order by id limit ${batchSize}`;

/** Empties one lane of the outbox; a lane whose way is closed holds up no other. */
export class OutboxLane {
  private readonly logger = new Logger(OutboxLane.name);
  private running: Promise<void> | undefined;
  private again = false;
  private stopped = false;
  private failures = 0;
  private closedUntil = 0;

  constructor(
    private readonly orm: MikroORM,
    private readonly carrier: Carrier,
  ) {}

  wake(): void {
    if (this.stopped || Date.now() < this.closedUntil) return;
    this.again = true;
    this.running ??= this.drain().finally(() => {
      this.running = undefined;
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  private async drain(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      try {
        if (!(await this.hasMessages())) return;
        await this.carrier.prepare();
        this.failures = 0;
        if ((await this.publishBatch()) > 0) this.again = true;
      } catch (error) {
        return this.pause(error);
      }
    }
  }

  private pause(error: unknown): void {
    const pauseMs = pauseMsAfter(this.failures++);
    this.closedUntil = Date.now() + pauseMs;
    this.logger.warn(`outbox: messages of lane ${this.carrier.lane} wait, next try in ${pauseMs} ms: ${textOf(error)}`);
  }

  private get connection(): AbstractSqlConnection {
    return this.orm.em.getConnection() as AbstractSqlConnection;
  }

  private async hasMessages(): Promise<boolean> {
    const [waiting] = await this.query<{ some: boolean }>(
      undefined,
      'select exists (select 1 from outbox_message where lane = ?) as some',
      [this.carrier.lane],
    );
    return waiting?.some ?? false;
  }

  private publishBatch(): Promise<number> {
    return this.connection.transactional(async (trx) => {
      const [lock] = await this.query<{ mine: boolean }>(trx, 'select pg_try_advisory_xact_lock(?) as mine', [
        this.carrier.lock,
      ]);
      if (!lock?.mine) return 0;
      const rows = await this.query<OutboxRow>(trx, dueHeads, [this.carrier.lane]);
      const faults = await Promise.all(rows.map((row) => this.send(row)));
      await this.forget(
        trx,
        rows.filter((_, index) => faults[index] === null),
      );
      for (const [index, row] of rows.entries()) {
        const fault = faults[index];
        if (typeof fault === 'string') await this.postpone(trx, row, fault);
      }
      return faults.filter((fault) => fault === null).length;
    });
  }

  private query<Row extends object>(
    trx: Transaction | undefined,
    text: string,
    values: readonly Parameter[],
  ): Promise<Row[]> {
    return preparedOn<Row>(this.connection, trx, { text, values });
  }

  /** @returns what went wrong, or `null` when the message was taken over. */
  private async send(row: OutboxRow): Promise<string | null> {
    try {
      await this.carrier.carry(row);
      return null;
    } catch (error) {
      return textOf(error);
    }
  }

  private async forget(trx: Transaction, rows: OutboxRow[]): Promise<void> {
    if (rows.length === 0) return;
    const ids = rows.map(({ id }) => id);
    await this.query(trx, 'delete from outbox_message where id = any(?)', [ids]);
  }

  private async postpone(trx: Transaction, row: OutboxRow, fault: string): Promise<void> {
    const pauseMs = pauseMsAfter(row.tries);
    this.logger.warn(
      `outbox message ${row.id} to ${row.subject}: try ${row.tries + 1} failed (${fault}), next in ${pauseMs} ms`,
    );
    await this.query(
      trx,
      `update outbox_message set tries = tries + 1, last_error = ?, next_try_at = now() + ? * interval '1 millisecond' where id = ?`,
      [fault, pauseMs, row.id],
    );
  }
}
