import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ItemList, ItemState, ItemView, ListItems } from '@qsl/contracts';
import { fromCursor, pageOf, pageSize } from '@qsl/persistence';
import { OfficeDirectory } from '@qsl/service-kit';
import { decodeEvent } from '../protocol/event.js';
import { textOf } from '../store/rows.js';

interface ItemRow {
  id: string;
  kind: string;
  body: Uint8Array;
  state: Exclude<ItemState, 'waiting'> | 'pending';
  last_error: string | null;
  tries: number;
  stored_at: Date | string;
  waiting: number;
  rival: string | null;
}

/** Of two events under one number only one has the state; once it is decided, the other is `skipped`. */
const standing = ['parked', 'unsupported_type', 'conflict'] as const satisfies ItemState[];

/** The next event of its author in a matter of ours, which was offered for five minutes and not taken. */
const isWaiting = `
  event.state = 'pending' and event.stored_at < now() - interval '5 minutes' and matter.parked is null and ? = any (matter.instances)
  and not exists (select 1 from event earlier where earlier.root_case_id = event.root_case_id and earlier.author = event.author
    and earlier.iseq < event.iseq and earlier.state in ('pending', 'parked', 'unsupported_type'))`;

const hasState = 'event.state in (select jsonb_array_elements_text(?::jsonb))';

/** Events that were not applied, as operators see them. */
@Injectable()
export class ItemReader {
  constructor(
    private readonly em: EntityManager,
    private readonly offices: OfficeDirectory,
  ) {}

  async list(query: ListItems): Promise<ItemList> {
    const size = pageSize(query);
    const after = fromCursor(query.cursor);
    const [condition, sought] =
      query.state === 'waiting'
        ? [isWaiting, this.offices.self.iid]
        : [hasState, JSON.stringify(query.state === undefined ? standing : [query.state])];
    const rows = await this.em.execute<ItemRow[]>(
      `select event.id, matter.kind, event.body, event.state, event.last_error, event.tries, event.stored_at,
         (select count(*)::int from event later where later.root_case_id = event.root_case_id
           and later.author = event.author and later.iseq > event.iseq and later.state = 'pending') as waiting,
         (select rival.id from event rival where rival.root_case_id = event.root_case_id and rival.author = event.author
           and rival.iseq = event.iseq and rival.id <> event.id limit 1) as rival
       from event join matter using (root_case_id)
       where ${condition}
         and (?::timestamptz is null or (date_trunc('milliseconds', event.stored_at), event.id) > (?::timestamptz, ?::uuid))
       order by date_trunc('milliseconds', event.stored_at), event.id limit ?`,
      [sought, after?.at ?? null, after?.at ?? null, after?.id ?? null, size + 1],
    );
    const page = pageOf(rows, size, ({ stored_at }) => new Date(stored_at));
    return { items: page.items.map((row) => this.toView(row)), nextCursor: page.nextCursor };
  }

  private toView(row: ItemRow): ItemView {
    const { type, author, iseq, rootCaseId } = decodeEvent(textOf(row.body));
    return {
      eventId: row.id,
      rootCaseId,
      matterKind: row.kind,
      type,
      author,
      authorName: this.offices.nameOf(author),
      iseq,
      state: row.state === 'pending' ? 'waiting' : row.state,
      reason: row.last_error,
      tries: row.tries,
      storedAt: new Date(row.stored_at).toISOString(),
      waiting: row.waiting,
      rivalId: row.rival,
    };
  }
}
