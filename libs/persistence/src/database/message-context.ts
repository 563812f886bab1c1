import { MikroORM, RequestContext } from '@mikro-orm/core';
import type { PreRequestHook } from '@nestjs/common';
import { Observable } from 'rxjs';

/** Gives each message handler an EntityManager of its own; without it, MikroORM refuses to work in a handler. */
export function messageContext(orm: MikroORM): PreRequestHook {
  return (_context, next) =>
    new Observable((subscriber) => RequestContext.create(orm.em, () => next().subscribe(subscriber)));
}
