import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor, MarkRead, UnreadCount } from '@qsl/contracts';
import { idsOrUpTo } from './notice.errors.js';
import { ownerOf } from './notice.policy.js';
import { NoticeQueries } from './notice.queries.js';

/** What people do with their notices. */
@Injectable()
export class NoticeService {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: NoticeQueries,
  ) {}

  /** What is merged into a notice after this is unread again: the mark counts what was there. */
  async markRead(actor: Actor, { ids, upTo }: MarkRead): Promise<UnreadCount> {
    const personId = ownerOf(actor);
    if ((ids === undefined) === (upTo === undefined)) throw idsOrUpTo();
    const which = ids ? `id = any(?::uuid[])` : 'sequence <= ?';
    await this.em.execute(
      `insert into read_mark (notice_id, person_id, read_count)
         select id, person_id, count from notice where person_id = ? and ${which}
         on conflict (notice_id) do update set read_count = excluded.read_count, read_at = now()
           where read_mark.read_count < excluded.read_count`,
      [personId, ids ? `{${ids.join()}}` : upTo],
    );
    return this.queries.countUnread(actor);
  }
}
