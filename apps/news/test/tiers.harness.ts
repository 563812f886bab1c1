import { Controller, Module } from '@nestjs/common';
import {
  applyEvent,
  getArticle,
  submitEvent,
  type Acknowledgement,
  type ArticleView,
  type Call,
  type ReceivedEvent,
  type SubmitEvent,
} from '@qsl/contracts';
import { connectBus, HandleRpc, systemCall, type Bus } from '@qsl/messaging';
import type { DatabaseDefinition } from '@qsl/persistence';
import { defineService, ServiceConfig, startService } from '@qsl/service-kit';
import { freshDatabase, startNats, testOffices, waitUntil, writeDirectory } from '@qsl/testing';
import { Client } from 'pg';
import { newsService } from '../src/index.js';
import { people } from './news.harness.js';

/** A neighbour of 金台区 below the same city. */
const sibling = { ...testOffices.county, iid: 'x610302', name: '渭滨区政协', areaCode: '610302' };
const directory = [...Object.values(testOffices), sibling];

/** Stands in for the relays and links between offices: numbers events, keeps them, and carries them when told to. */
export class TestLinks {
  readonly events: ReceivedEvent[] = [];
  private readonly offices = new Map<string, { bus: Bus; applied: Set<string> }>();

  connect(iid: string, bus: Bus): void {
    this.offices.set(iid, { bus, applied: new Set() });
  }

  submit(author: string, event: SubmitEvent): void {
    const own = this.events.filter((one) => one.author === author && one.rootCaseId === event.rootCaseId);
    if (!own.some(({ id }) => id === event.id)) this.events.push({ ...event, author, iseq: own.length + 1 });
  }

  /** Offers every event to everybody on its route but its author, in each author's order. */
  async carry(): Promise<void> {
    for (const event of this.events) {
      for (const iid of event.route.split('.').filter((one) => one !== event.author)) {
        const office = this.offices.get(iid);
        if (!office || office.applied.has(event.id)) continue;
        await office.bus.call(applyEvent('news'), event, systemCall());
        office.applied.add(event.id);
      }
    }
  }
}

function relayService(links: TestLinks, iid: string) {
  @Controller()
  class RelayController {
    @HandleRpc(submitEvent)
    async submit(_call: Call, body: SubmitEvent): Promise<Acknowledgement> {
      links.submit(iid, body);
      return { ok: true };
    }
  }

  @Module({ controllers: [RelayController] })
  class RelayModule {}

  return defineService({ name: 'relay', module: RelayModule, config: ServiceConfig });
}

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
    OFFICE_DIRECTORY: writeDirectory(directory),
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
  const links = new TestLinks();
  const iids = [...Object.values(testOffices), sibling].map(({ iid }) => iid);
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
      await Promise.all(offices.map(outboxIsEmpty));
      await links.carry();
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
