import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { HealthStore } from '../link/health-store.js';
import type { OfficeHealth } from '../protocol/health.js';

@Injectable()
export class PostgresHealth implements HealthStore {
  constructor(private readonly em: EntityManager) {}

  async figures(parent: string | null): Promise<Pick<OfficeHealth, 'pending' | 'oldest' | 'parked'>> {
    const [row] = await this.sql().execute<{ pending: number | null; oldest: Date | string | null; parked: number }[]>(
      `select waiting.pending, waiting.oldest,
         (select count(distinct root_case_id)::int from event where state in ('parked', 'conflict')) as parked
       from (select 1) as one left join (
         select link.out_head - link.peer_cursor as pending, link_log.logged_at as oldest from link
         left join link_log on link_log.peer = link.peer and link_log.epoch = link.out_epoch
           and link_log.seq = link.peer_cursor + 1
         where link.peer = ?) as waiting on true`,
      [parent],
    );
    const oldest = row?.oldest ?? null;
    return {
      pending: row?.pending ?? 0,
      oldest: oldest === null ? null : new Date(oldest).toISOString(),
      parked: row?.parked ?? 0,
    };
  }

  async keep(reports: readonly OfficeHealth[]): Promise<void> {
    if (reports.length === 0) return;
    await this.sql().execute(
      `insert into office_health (iid, report) select distinct on (said ->> 'iid') said ->> 'iid', said::text
       from jsonb_array_elements(?::jsonb) as said order by said ->> 'iid', said ->> 'at' desc
       on conflict (iid) do update set report = excluded.report, heard_at = now()`,
      [JSON.stringify(reports)],
    );
  }

  async all(): Promise<OfficeHealth[]> {
    const rows = await this.sql().execute<{ report: string }[]>('select report from office_health order by iid');
    return rows.map(({ report }) => JSON.parse(report) as OfficeHealth);
  }

  private sql(): EntityManager {
    return this.em.fork();
  }
}
