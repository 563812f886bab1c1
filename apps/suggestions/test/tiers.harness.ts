import { Controller, Module } from '@nestjs/common';
import {
  draftArticleFromOutcome,
  getCase,
  getTransfer,
  listUnits,
  submitSuggestion,
  type Acknowledgement,
  type Call,
  type CaseView,
  type DraftFromOutcome,
  type Role,
  type TransferView,
  type UnitList,
} from '@qsl/contracts';
import { connectBus, HandleRpc, type Bus } from '@qsl/messaging';
import type { DatabaseDefinition } from '@qsl/persistence';
import { defineService, ServiceConfig, startService, type RunningService } from '@qsl/service-kit';
import {
  actor,
  callBy,
  freshDatabase,
  relayService,
  startNats,
  TestLinks,
  testOffices,
  waitUntil,
  writeDirectory,
  type FreshDatabase,
  type TestNats,
} from '@qsl/testing';
import { Client } from 'pg';
import { suggestionsService } from '../src/index.js';

export const health = { id: '019ab9a0-0000-7000-8000-000000000001', name: '卫生健康局' };
export const housing = { id: '019ab9a0-0000-7000-8000-000000000002', name: '住房和城乡建设局' };

@Controller()
class UnitController {
  @HandleRpc(listUnits)
  async list(): Promise<UnitList> {
    return { items: [health, housing] };
  }
}

@Module({ controllers: [UnitController] })
class UnitModule {}

const unitService = defineService({ name: 'identity', module: UnitModule, config: ServiceConfig });

/** Stands in for the service that makes articles of outcomes. */
function newsService(drafts: DraftFromOutcome[]) {
  @Controller()
  class NewsController {
    @HandleRpc(draftArticleFromOutcome)
    async draft(_call: Call, body: DraftFromOutcome): Promise<Acknowledgement> {
      drafts.push(body);
      return { ok: true };
    }
  }

  @Module({ controllers: [NewsController] })
  class NewsModule {}

  return defineService({ name: 'news', module: NewsModule, config: ServiceConfig });
}

const person = (...roles: Role[]): Call => callBy(actor({ roles, level: 'L3' }));
const unitPerson = (unit: { id: string; name: string }): Call =>
  callBy(actor({ roles: ['unit'], level: 'L3', unitId: unit.id, unitName: unit.name }));

/** Somebody of every kind. */
export const people = {
  citizen: callBy(actor({ name: '王小花', roles: ['citizen'] })),
  other: callBy(actor({ name: '李大山', roles: ['citizen'] })),
  staff: person('staff'),
  colleague: person('staff'),
  leader: person('leader'),
  health: unitPerson(health),
  housing: unitPerson(housing),
};

/** One office's suggestions service with what stands around it. */
export interface TestOffice {
  iid: string;
  bus: Bus;
  sql: Client;
  /** What was handed to the news service. */
  drafts: DraftFromOutcome[];
  close(): Promise<void>;
}

interface Parts {
  nats: TestNats;
  database: FreshDatabase;
  services: RunningService[];
  bus: Bus;
  sql: Client;
}

/** Starts an office; its relay is part of `links`. */
export async function startOffice(iid: string, links = new TestLinks('suggestions')): Promise<TestOffice> {
  const [nats, database] = await Promise.all([
    startNats(),
    freshDatabase(suggestionsService.database as DatabaseDefinition),
  ]);
  const env = {
    NATS_URL: nats.url,
    DATABASE_URL: database.url,
    OFFICE_IID: iid,
    OFFICE_DIRECTORY: writeDirectory(),
    LOG_LEVEL: 'fatal',
  };
  const drafts: DraftFromOutcome[] = [];
  const services = await Promise.all([
    startService(suggestionsService, env),
    startService(newsService(drafts), env),
    startService(unitService, env),
    startService(relayService(links, iid), env),
  ]);
  const bus = await connectBus(nats.url);
  links.connect(iid, bus);
  const sql = new Client({ connectionString: database.url });
  await sql.connect();
  return { iid, bus, sql, drafts, close: () => stop({ nats, database, services, bus, sql }) };
}

async function stop({ nats, database, services, bus, sql }: Parts): Promise<void> {
  await bus.close();
  for (const service of services) await service.close();
  await sql.end();
  await database.drop();
  await nats.stop();
}

/** Three tiers side by side. */
export interface Tiers {
  province: TestOffice;
  city: TestOffice;
  county: TestOffice;
  links: TestLinks;
  /** Waits until everything that was committed has been carried as far as it goes. */
  settle(pick?: (count: number) => number): Promise<void>;
  close(): Promise<void>;
}

export async function startTiers(): Promise<Tiers> {
  const links = new TestLinks('suggestions');
  const [province, city, county] = await Promise.all(
    [testOffices.province, testOffices.city, testOffices.county].map(({ iid }) => startOffice(iid, links)),
  );
  if (!province || !city || !county) throw new Error('Three offices were started');
  const offices = [province, city, county];
  return {
    province,
    city,
    county,
    links,
    settle: async (pick) => {
      do await Promise.all(offices.map(outboxIsEmpty));
      while ((await links.carry(pick)) > 0);
    },
    close: async () => {
      for (const office of offices) await office.close();
    },
  };
}

/** Everything committed has been handed to the relay. */
export async function outboxIsEmpty({ sql }: TestOffice): Promise<void> {
  await waitUntil(
    async () => (await sql.query(`select 1 from outbox_message where lane = 'request' limit 1`)).rowCount === 0,
    {
      what: 'nothing waits for the relay',
    },
  );
}

/** Submits a suggestion and returns its case as staff see it. */
export async function openCase({ bus, sql }: TestOffice, title = '直饮水机滤芯更换情况应当公示'): Promise<CaseView> {
  const submitted = await bus.call(
    submitSuggestion,
    {
      title,
      body: '我们小区的直饮水机从来没有贴出滤芯更换日期，建议明确由谁监管，并在机身公示。',
      category: 'drinking_water',
      areaCode: '610303',
      displayName: 'surname',
    },
    people.citizen,
  );
  const { rows } = await sql.query<{ case_id: string }>('select case_id from suggestion where id = $1', [submitted.id]);
  return bus.call(getCase, { id: rows[0]?.case_id ?? '' }, people.staff);
}

/** The id and version that a command on a case names now. */
export async function caseNow({ bus }: TestOffice, id: string): Promise<{ id: string; expectedVersion: number }> {
  return { id, expectedVersion: (await bus.call(getCase, { id }, people.staff)).version };
}

export function transferNow({ bus }: TestOffice, id: string): Promise<TransferView> {
  return bus.call(getTransfer, { id }, people.staff);
}

/** An office's own case of a matter; the latest where it had several. */
export async function caseOfMatter({ bus, sql }: TestOffice, rootCaseId: string): Promise<CaseView> {
  const { rows } = await sql.query<{ id: string }>(
    'select id from handling_case where root_case_id = $1 order by id desc limit 1',
    [rootCaseId],
  );
  return bus.call(getCase, { id: rows[0]?.id ?? '' }, people.staff);
}
