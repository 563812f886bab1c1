import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { NatsContext } from '@nestjs/microservices';
import { DomainError } from '@qsl/contracts';
import { fromHeaders } from '@qsl/messaging';
import { createHash } from 'node:crypto';
import { firstValueFrom, from, type Observable } from 'rxjs';
import { withAfterCommit } from './after-commit.js';
import { fingerprintOf, openReply, sealReply, type SealedReply } from './sealed-reply.js';
import { withoutIdempotency } from './without-idempotency.js';

interface Stored {
  request_hash: string;
  reply: SealedReply | null;
}

/** A command with an idempotency key runs in one transaction with the record of its answer: the same key again gives the same answer and does nothing. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly em: EntityManager,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<object>): Observable<object> {
    const rpc = context.switchToRpc();
    const nats = rpc.getContext<NatsContext>();
    const call = fromHeaders(nats.getHeaders());
    if (call.idempotencyKey === null || this.reflector.get<boolean>(withoutIdempotency, context.getClass()))
      return next.handle();
    const key = `${call.actor.personId ?? 'visitor'}:${call.idempotencyKey}`;
    const requestHash = createHash('sha256')
      .update(JSON.stringify([key, nats.getSubject(), rpc.getData<unknown>()]))
      .digest('hex');
    return from(withAfterCommit(() => this.once(key, requestHash, () => firstValueFrom(next.handle()))));
  }

  private async once(key: string, requestHash: string, run: () => Promise<object>): Promise<object> {
    const id = fingerprintOf(key);
    return this.em.transactional(async (em) => {
      const inserted = await em.execute<{ id: string }[]>(
        'insert into idempotent_reply (id, request_hash) values (?, ?) on conflict do nothing returning id',
        [id, requestHash],
      );
      if (inserted.length === 0) return this.earlier(em, key, requestHash);
      const reply = await run();
      await em.execute('update idempotent_reply set reply = ?::jsonb where id = ?', [
        JSON.stringify(sealReply(reply, key)),
        id,
      ]);
      return reply;
    });
  }

  private async earlier(em: EntityManager, key: string, requestHash: string): Promise<object> {
    const [stored] = await em.execute<Stored[]>('select request_hash, reply from idempotent_reply where id = ?', [
      fingerprintOf(key),
    ]);
    if (stored?.reply && stored.request_hash === requestHash) return openReply(stored.reply, key);
    throw new DomainError('conflict', 'request.idempotency_key_reused', {
      zh: '该幂等键已用于另一个请求。',
      en: 'This idempotency key was used for another request.',
    });
  }
}
