import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { OfficeDirectory } from '@qsl/service-kit';
import type { BlobStore } from '../link/blob-store.js';
import type { BlobRef } from '../protocol/blobs.js';

/** After so long the neighbours that this office told of an attachment are asked for it too. */
const patience = '10 minutes';

/** What a neighbour may be asked for; of authors, this office, the neighbour. */
const missingHere = `from blob join event_blob using (sha256) join event on event.id = event_blob.event_id
  where blob.state <> 'kept' and (event.author in (select jsonb_array_elements_text(?::jsonb))
    or (blob.state = 'lost' or event.author = ? or blob.named_at < now() - interval '${patience}')
      and exists (select 1 from link_log where link_log.event_id = event.id and link_log.peer = ?))`;

/** What is known of attachments, in PostgreSQL. */
@Injectable()
export class PostgresBlobs implements BlobStore {
  constructor(
    private readonly em: EntityManager,
    private readonly offices: OfficeDirectory,
  ) {}

  async nextMissing(peer: string, authors: readonly string[], except: readonly string[]): Promise<BlobRef | null> {
    const [row] = await this.sql().execute<BlobRef[]>(
      `select event_blob.sha256, event_blob.size, event_blob.name, event_blob.type ${missingHere}
       and blob.sha256 not in (select jsonb_array_elements_text(?::jsonb))
       order by blob.tries, case when blob.tries = 0 then event.ord end, random() limit 1`,
      [...this.missingAt(peer, authors), JSON.stringify(except)],
    );
    return row ?? null;
  }

  async missing(peer: string, authors: readonly string[], limit: number): Promise<string[]> {
    const rows = await this.sql().execute<{ sha256: string }[]>(
      `select distinct blob.sha256 ${missingHere} order by blob.sha256 limit ?`,
      [...this.missingAt(peer, authors), limit],
    );
    return rows.map(({ sha256 }) => sha256);
  }

  async named(sha256: string): Promise<BlobRef | null> {
    const [row] = await this.sql().execute<BlobRef[]>(
      `select event_blob.sha256, event_blob.size, event_blob.name, event_blob.type
       from event_blob join event on event.id = event_blob.event_id where sha256 = ? order by event.ord limit 1`,
      [sha256],
    );
    return row ?? null;
  }

  async namedInLog(
    { peer, epoch, after, upTo }: Parameters<BlobStore['namedInLog']>[0],
    page: { after: string; limit: number },
  ): Promise<string[]> {
    const rows = await this.sql().execute<{ sha256: string }[]>(
      `select distinct event_blob.sha256 from link_log join event_blob using (event_id)
       where link_log.peer = ? and link_log.epoch = ? and link_log.seq > ? and link_log.seq <= ?
       and event_blob.sha256 > ? order by event_blob.sha256 limit ?`,
      [peer, epoch, after, upTo, page.after, page.limit],
    );
    return rows.map(({ sha256 }) => sha256);
  }

  async markKept(sha256: string, from: string | null): Promise<void> {
    const change = `update blob set state = 'kept', tries = 0, fetched_from = coalesce(fetched_from, ?) where sha256 = ?`;
    await this.sql().execute(change, [from, sha256]);
  }

  async markLost(sha256: string): Promise<void> {
    await this.sql().execute(`update blob set state = 'lost' where sha256 = ? and state = 'kept'`, [sha256]);
  }

  async noteTry(sha256: string): Promise<void> {
    await this.sql().execute('update blob set tries = tries + 1 where sha256 = ?', [sha256]);
  }

  async isFor(peer: string, sha256: string): Promise<boolean> {
    const rows = await this.sql().execute<object[]>(
      `select 1 from blob where sha256 = ? and fetched_from = ?
       union all select 1 from event_blob join link_log using (event_id) where sha256 = ? and link_log.peer = ? limit 1`,
      [sha256, peer, sha256, peer],
    );
    return rows.length > 0;
  }

  async keptAfter(sha256: string, limit: number): Promise<string[]> {
    const rows = await this.sql().execute<{ sha256: string }[]>(
      `select sha256 from blob where state = 'kept' and sha256 > ? order by sha256 limit ?`,
      [sha256, limit],
    );
    return rows.map((row) => row.sha256);
  }

  private missingAt(peer: string, authors: readonly string[]): string[] {
    return [JSON.stringify(authors), this.offices.self.iid, peer];
  }

  /** A unit of work of its own: the relay's work belongs to no message. */
  private sql(): EntityManager {
    return this.em.fork();
  }
}
