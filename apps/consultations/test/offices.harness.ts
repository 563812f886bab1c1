import { Controller, Module } from '@nestjs/common';
import {
  draftArticleFromOutcome,
  type Acknowledgement,
  type Announcement,
  type Call,
  type DraftFromOutcome,
} from '@qsl/contracts';
import { connectBus, HandleRpc, type Bus, type CallOptions } from '@qsl/messaging';
import type { DatabaseDefinition } from '@qsl/persistence';
import { defineService, ServiceConfig, startService, type OfficeCard, type RunningService } from '@qsl/service-kit';
import {
  fourOffices,
  freshDatabase,
  relayService,
  startNats,
  TestLinks,
  waitUntil,
  writeDirectory,
  type FreshDatabase,
  type TestNats,
} from '@qsl/testing';
import { Client } from 'pg';
import { consultationsService } from '../src/index.js';

export type OfficeName = keyof typeof fourOffices;

const definition = consultationsService.database as DatabaseDefinition;

/** Waits longer than people would, for machines that do much else. */
function patient(bus: Bus): Bus {
  const request = bus.request.bind(bus);
  bus.request = <View extends object>(subject: string, body: object, call: Call, options: CallOptions = {}) =>
    request<View>(subject, body, call, { timeoutMs: 60_000, ...options });
  return bus;
}

function newsModule(drafted: DraftFromOutcome[]) {
  @Controller()
  class ArticleController {
    @HandleRpc(draftArticleFromOutcome)
    async draft(_call: Call, body: DraftFromOutcome): Promise<Acknowledgement> {
      drafted.push({ ...body });
      return { ok: true };
    }
  }

  @Module({ controllers: [ArticleController] })
  class NewsModule {}
  return NewsModule;
}

/** One office's consultations service with what stands around it. */
export class TestOffice {
  /** What was told to people of this office. */
  readonly announced: Announcement[] = [];
  /** Articles that were asked for. */
  readonly drafted: DraftFromOutcome[] = [];
  bus!: Bus;
  sql!: Client;
  private nats!: TestNats;
  private database!: FreshDatabase;
  private around: RunningService[] = [];
  private replicas: RunningService[] = [];

  private constructor(readonly card: OfficeCard) {}

  static async start(card: OfficeCard, links = new TestLinks('consultations')): Promise<TestOffice> {
    const office = new TestOffice(card);
    office.nats = await startNats({ jetStream: true });
    const { url } = office.nats;
    office.bus = patient(await connectBus(url));
    links.connect(card.iid, office.bus);
    office.bus.connection.subscribe('events.>', {
      callback: (_error, message) => void office.announced.push(message.json()),
    });
    await office.open(await freshDatabase(definition));
    const relay = relayService(links, card.iid);
    const news = defineService({ name: 'news', module: newsModule(office.drafted), config: ServiceConfig });
    office.around = await Promise.all([relay, news].map((service) => startService(service, office.env())));
    return office;
  }

  get iid(): string {
    return this.card.iid;
  }

  /** Another replica of the service on the same database. */
  async addReplica(): Promise<void> {
    this.replicas.push(await startService(consultationsService, this.env()));
  }

  /** Loses everything that the service kept, and starts anew: a restore from no backup at all. */
  async loseDatabase(): Promise<void> {
    const lost = this.database;
    await this.shut();
    await lost.drop();
    await this.open(await freshDatabase(definition));
  }

  /** Everything committed has been handed on, and no vote waits to be. */
  async isQuiet(): Promise<void> {
    const waiting = 'select 1 from outbox_message union all select 1 from vote where is_new limit 1';
    await waitUntil(async () => (await this.sql.query(waiting)).rowCount === 0, { what: `${this.iid} is quiet` });
  }

  async close(): Promise<void> {
    await this.bus.close();
    await this.shut();
    for (const service of this.around) await service.close();
    await this.database.drop();
    await this.nats.stop();
  }

  private env(): Record<string, string> {
    return {
      NATS_URL: this.nats.url,
      DATABASE_URL: this.database.url,
      OFFICE_IID: this.iid,
      OFFICE_DIRECTORY: writeDirectory(Object.values(fourOffices)),
      LOG_LEVEL: 'fatal',
      VOTE_INTERVAL_MS: '100',
      CLOSING_INTERVAL_MS: '200',
    };
  }

  private async open(database: FreshDatabase): Promise<void> {
    this.database = database;
    this.sql = new Client({ connectionString: database.url });
    await this.sql.connect();
    this.replicas = [await startService(consultationsService, this.env())];
  }

  private async shut(): Promise<void> {
    for (const service of this.replicas) await service.close();
    await this.sql.end();
  }
}

/** Several offices side by side. */
export interface Offices {
  of: Record<OfficeName, TestOffice>;
  links: TestLinks;
  /** Waits until everything that was committed has been carried as far as it goes. */
  settle(pick?: (count: number) => number): Promise<void>;
  close(): Promise<void>;
}

export async function startOffices(): Promise<Offices> {
  const links = new TestLinks('consultations');
  const names = Object.keys(fourOffices) as OfficeName[];
  const started = await Promise.all(
    names.map(async (name) => [name, await TestOffice.start(fourOffices[name], links)]),
  );
  const of = Object.fromEntries(started) as Record<OfficeName, TestOffice>;
  return {
    of,
    links,
    settle: async (pick) => {
      do await Promise.all(Object.values(of).map((office) => office.isQuiet()));
      while ((await links.carry(pick)) > 0);
    },
    close: async () => {
      for (const office of Object.values(of)) await office.close();
    },
  };
}
