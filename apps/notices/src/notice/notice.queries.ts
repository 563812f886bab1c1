import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import {
  mostNotices,
  type Actor,
  type ListNotices,
  type NoticeNews,
  type NoticePage,
  type NoticesSince,
  type UnreadCount,
} from '@qsl/contracts';
import { fromCursor, pageOf, pageSize, type Place } from '@qsl/persistence';
import { Notice } from './notice.entity.js';
import { ownerOf } from './notice.policy.js';
import { toNoticeView } from './notice.view.js';

/** What people read in their inbox. */
@Injectable()
export class NoticeQueries {
  constructor(private readonly em: EntityManager) {}

  async list(actor: Actor, query: ListNotices): Promise<NoticePage> {
    const { unread, reason, cursor } = query;
    const size = pageSize(query);
    const found = await this.em.find(
      Notice,
      {
        personId: ownerOf(actor),
        ...(unread === undefined ? {} : { unread }),
        ...(reason === undefined ? {} : { reason }),
        ...before(fromCursor(cursor)),
      },
      { orderBy: { at: 'desc', id: 'desc' }, limit: size + 1 },
    );
    const { items, nextCursor } = pageOf(found, size, ({ at }) => at);
    return { items: items.map(toNoticeView), nextCursor };
  }

  async countUnread(actor: Actor): Promise<UnreadCount> {
    return { count: await this.em.count(Notice, { personId: ownerOf(actor), unread: true }) };
  }

  /** Hands out the newest where there are more than fit into one answer. */
  async since(actor: Actor, { sequence }: NoticesSince): Promise<NoticeNews> {
    const personId = ownerOf(actor);
    const changed = { personId, unread: true, sequence: { $gt: sequence ?? Number.MAX_SAFE_INTEGER } };
    const found = await this.em.find(Notice, changed, { orderBy: { sequence: 'desc' }, limit: mostNotices });
    return { items: found.reverse().map(toNoticeView), sequence: await this.newest(personId) };
  }

  private async newest(personId: string): Promise<number> {
    const [row] = await this.em.execute<{ newest: string }[]>(
      'select coalesce(max(sequence), 0) as newest from notice where person_id = ?',
      [personId],
    );
    return Number(row?.newest);
  }
}

/** Rows after a place in a list by time and id, newest first. */
function before(place: Place | null) {
  if (!place?.at) return {};
  const { at, id } = place;
  return { $or: [{ at: { $lt: at } }, { at, id: { $lt: id } }] };
}
