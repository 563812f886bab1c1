import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Rpc } from '@qsl/contracts';
import { OutboxMessage } from './outbox-message.entity.js';

/** Requests to other services that must not be lost: written in the business transaction, sent after its commit. */
@Injectable()
export class Outbox {
  /**
   * Adds a request to the caller's transaction.
   * @param key requests of one key are delivered in order; others do not wait for them.
   */
  add<Req extends object, View extends object>(
    em: EntityManager,
    contract: Rpc<Req, View>,
    message: { key: string; body: Req },
  ): void {
    em.persist(Object.assign(new OutboxMessage(), { subject: contract.subject, key: message.key, body: message.body }));
  }
}
