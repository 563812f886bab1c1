import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { OperatorActKind, OperatorActList, PageQuery } from '@qsl/contracts';
import { fromCursor, pageOf, pageSize } from '@qsl/persistence';

interface ActRow {
  id: string;
  at: Date | string;
  by: string;
  act: OperatorActKind;
  target: string;
  reason: string;
}

/** What operators did by hand, newest first. */
@Injectable()
export class ActReader {
  constructor(private readonly em: EntityManager) {}

  async list(query: PageQuery): Promise<OperatorActList> {
    const size = pageSize(query);
    const before = fromCursor(query.cursor);
    const rows = await this.em.execute<ActRow[]>(
      `select id, at, "by", act, target, reason from operator_act
       where ?::timestamptz is null or (date_trunc('milliseconds', at), id) < (?::timestamptz, ?::uuid)
       order by date_trunc('milliseconds', at) desc, id desc limit ?`,
      [before?.at ?? null, before?.at ?? null, before?.id ?? null, size + 1],
    );
    const { items, nextCursor } = pageOf(rows, size, ({ at }) => new Date(at));
    return { items: items.map((row) => ({ ...row, at: new Date(row.at).toISOString() })), nextCursor };
  }
}
