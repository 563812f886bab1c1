import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Announcement, type Rpc } from '@qsl/contracts';
import { eventSubject, Tracer } from '@qsl/messaging';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { randomUUIDv7 } from 'node:crypto';
import { OutboxMessage } from './outbox-message.entity.js';

/** What is to be announced; id and time are given to it. */
export type News = Omit<Announcement, 'id' | 'at'>;

/** Messages that must not be lost: written in the business transaction, sent after its commit. */
@Injectable()
export class Outbox {
  constructor(private readonly tracer: Tracer) {}

  /**
   * Adds a request to another service to the caller's transaction.
   * @param key requests of one key are delivered in order; others do not wait for them.
   */
  add<Req extends object, View extends object>(
    em: EntityManager,
    contract: Rpc<Req, View>,
    message: { key: string; body: Req },
  ): void {
    const { key, body } = message;
    const traceparent = this.tracer.present() ?? null;
    em.persist(Object.assign(new OutboxMessage(), { subject: contract.subject, key, body, traceparent }));
  }

  /**
   * Announces in the caller's transaction what has happened; those of one matter arrive in order.
   * @throws Error for what breaks a rule of `Announcement`: better here than lost on its way.
   */
  announce(em: EntityManager, news: News): void {
    const body = plainToInstance(Announcement, { ...news, id: randomUUIDv7(), at: new Date().toISOString() });
    const faults = validateSync(body, { whitelist: true, forbidNonWhitelisted: true });
    if (faults.length > 0) throw new Error(`Not an announcement: ${faults.join()}`);
    const { kind, id } = body.matter;
    const message = { lane: 'event', subject: eventSubject(body.type), key: `${kind}:${id}`, body } as const;
    em.persist(Object.assign(new OutboxMessage(), message));
  }
}
