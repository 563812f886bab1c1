import { getArticle, type ArticleView } from '@qsl/contracts';
import { connectBus, type Bus } from '@qsl/messaging';
import type { DatabaseDefinition } from '@qsl/persistence';
import { startService } from '@qsl/service-kit';
import {
  fourOffices,
  freshDatabase,
  relayService,
  startNats,
  TestLinks,
  waitUntil,
  writeDirectory,
} from '@qsl/testing';
import { Client } from 'pg';
import { newsService } from '../src/index.js';
import { people } from './news.harness.js';

/** One office's news service with what stands around it. */
export interface NewsOffice {
  iid: string;
  bus: Bus;
  sql: Client;
  /** As everybody reads it there. */
  read(id: string): Promise<ArticleView>;
  close(): Promise<void>;
}

async function startOffice(iid: string, links: TestLinks): Promise<NewsOffice> {
  const [nats, database] = await Promise.all([startNats(), freshDatabase(newsService.database as DatabaseDefinition)]);
  const env = {
    NATS_URL: nats.url,
    DATABASE_URL: database.url,
    OFFICE_IID: iid,
    OFFICE_DIRECTORY: writeDirectory(Object.values(fourOffices)),
    LOG_LEVEL: 'fatal',
  };
  const services = await Promise.all([startService(newsService, env), startService(relayService(links, iid), env)]);
  const bus = await connectBus(nats.url);
  const sql = new Client({ connectionString: database.url });
  await sql.connect();
  links.connect(iid, bus);
  return {
    iid,
    bus,
    sql,
    read: (id) => bus.call(getArticle, { id }, people.citizen),
    close: async () => {
      await bus.close();
      for (const service of services) await service.close();
      await sql.end();
      await database.drop();
      await nats.stop();
    },
  };
}

/** Three tiers, with two counties. */
export interface Tiers {
  province: NewsOffice;
  city: NewsOffice;
  county: NewsOffice;
  sibling: NewsOffice;
  links: TestLinks;
  /** Waits until everything that was committed has been carried as far as it goes. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export async function startTiers(): Promise<Tiers> {
  const links = new TestLinks('news');
  const iids = Object.values(fourOffices).map(({ iid }) => iid);
  const [province, city, county, beside] = await Promise.all(iids.map((iid) => startOffice(iid, links)));
  if (!province || !city || !county || !beside) throw new Error('Four offices were started');
  const offices = [province, city, county, beside];
  return {
    province,
    city,
    county,
    sibling: beside,
    links,
    settle: async () => {
      do await Promise.all(offices.map(outboxIsEmpty));
      while ((await links.carry()) > 0);
    },
    close: async () => {
      for (const office of offices) await office.close();
    },
  };
}

/** Everything committed for the relay has been handed to it. */
async function outboxIsEmpty({ sql }: NewsOffice): Promise<void> {
  const waiting = `select 1 from outbox_message where lane = 'request' limit 1`;
  await waitUntil(async () => (await sql.query(waiting)).rowCount === 0, { what: 'outbox is empty' });
}
