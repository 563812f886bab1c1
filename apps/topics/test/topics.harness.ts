import { Controller, Module } from '@nestjs/common';
import {
  createConsultationFromTopic,
  type Acknowledgement,
  type Announcement,
  type Call,
  type CreateFromTopic,
} from '@qsl/contracts';
import { connectBus, HandleRpc, type Bus } from '@qsl/messaging';
import type { DatabaseDefinition } from '@qsl/persistence';
import { defineService, ServiceConfig, startService, type RunningService } from '@qsl/service-kit';
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
import { topicsService } from '../src/index.js';
import { personService } from './topics.people.js';

export type OfficeName = keyof typeof fourOffices;

/** One office's topics service with what stands around it. */
export interface TestOffice {
  iid: string;
  bus: Bus;
  sql: Client;
  /** What was told to people of this office. */
  announced: Announcement[];
  /** Consultations that were asked for. */
  consultations: CreateFromTopic[];
  /** Starts the service with other settings, on the same database. */
  restart(settings?: Record<string, string>): Promise<void>;
  /** Starts a second replica of the service beside it. */
  startTwin(): Promise<RunningService>;
  close(): Promise<void>;
}

function consultationService(asked: CreateFromTopic[]) {
  @Controller()
  class ConsultationController {
    @HandleRpc(createConsultationFromTopic)
    async create(_call: Call, body: CreateFromTopic): Promise<Acknowledgement> {
      asked.push({ ...body, scope: { ...body.scope } });
      return { ok: true };
    }
  }

  @Module({ controllers: [ConsultationController] })
  class ConsultationModule {}
  return defineService({ name: 'consultations', module: ConsultationModule, config: ServiceConfig });
}

interface Surroundings {
  nats: TestNats;
  database: FreshDatabase;
  env: Record<string, string>;
}

async function surroundingsOf(iid: string): Promise<Surroundings> {
  const [nats, database] = await Promise.all([
    startNats({ jetStream: true }),
    freshDatabase(topicsService.database as DatabaseDefinition),
  ]);
  const env = {
    NATS_URL: nats.url,
    DATABASE_URL: database.url,
    OFFICE_IID: iid,
    OFFICE_DIRECTORY: writeDirectory(Object.values(fourOffices)),
    LOG_LEVEL: 'fatal',
    TOPIC_SWEEP_MS: '300',
    TOPIC_SUPPORT_THRESHOLD: '3',
  };
  return { nats, database, env };
}

/** Starts an office; its relay is part of `links`. */
export async function startOffice(name: OfficeName, links = new TestLinks('topics')): Promise<TestOffice> {
  const { iid } = fourOffices[name];
  const { nats, database, env } = await surroundingsOf(iid);
  const [announced, consultations]: [Announcement[], CreateFromTopic[]] = [[], []];
  const around = await Promise.all([
    startService(personService, env),
    startService(consultationService(consultations), env),
    startService(relayService(links, iid), env),
  ]);
  const bus = await connectBus(nats.url);
  links.connect(iid, bus);
  bus.connection.subscribe('events.>', { callback: (_error, message) => void announced.push(message.json()) });
  let service: RunningService = await startService(topicsService, env);
  const sql = new Client({ connectionString: database.url });
  await sql.connect();
  return {
    ...{ iid, bus, sql, announced, consultations },
    restart: async (settings = {}) => {
      await service.close();
      service = await startService(topicsService, { ...env, ...settings });
    },
    startTwin: () => startService(topicsService, env),
    close: async () => {
      await bus.close();
      for (const one of [service, ...around]) await one.close();
      await sql.end();
      await database.drop();
      await nats.stop();
    },
  };
}

/** Everything committed has been handed on. */
export async function outboxIsEmpty({ sql }: TestOffice): Promise<void> {
  await waitUntil(async () => (await sql.query('select 1 from outbox_message limit 1')).rowCount === 0, {
    what: 'outbox is empty',
  });
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
  const links = new TestLinks('topics');
  const names = Object.keys(fourOffices) as OfficeName[];
  const started = await Promise.all(names.map(async (name) => [name, await startOffice(name, links)] as const));
  const of = Object.fromEntries(started) as Record<OfficeName, TestOffice>;
  return {
    of,
    links,
    settle: async (pick) => {
      do await Promise.all(Object.values(of).map(outboxIsEmpty));
      while ((await links.carry(pick)) > 0);
    },
    close: async () => {
      for (const office of Object.values(of)) await office.close();
    },
  };
}
