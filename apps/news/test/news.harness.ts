import { MikroORM } from '@mikro-orm/postgresql';
import { Controller, Module } from '@nestjs/common';
import {
  approveArticle,
  getArticle,
  submitArticle,
  submitEvent,
  writeArticle,
  type Acknowledgement,
  type ArticleView,
  type Call,
  type Role,
  type SubmitEvent,
  type WriteArticle,
} from '@qsl/contracts';
import { connectBus, HandleRpc, type Bus } from '@qsl/messaging';
import { ormOptions, type DatabaseDefinition } from '@qsl/persistence';
import { defineService, ServiceConfig, startService, type RunningService } from '@qsl/service-kit';
import { actor, callBy, freshDatabase, startNats, testOffices, writeDirectory } from '@qsl/testing';
import { newsService } from '../src/index.js';

const person = (name: string, ...roles: Role[]): Call => callBy(actor({ name, roles, level: 'L3' }));

/** Somebody of every kind. */
export const people = {
  writer: person('秦编辑', 'editor'),
  editor: person('高编辑', 'editor'),
  leader: person('郑国栋', 'leader'),
  staff: person('周立新', 'staff'),
  citizen: callBy(actor({ name: '王秀兰', roles: ['citizen'] })),
};

/** The smallest pictures of their kinds. */
export const pictures = {
  png: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  gif: 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7',
};

/** What an editor writes; override what the test is about. */
export function articleText(overrides: Partial<WriteArticle> = {}): WriteArticle {
  return {
    title: '小区直饮水机抽检结果上墙',
    summary: '一条群众建议推动省级出台办法，首批直饮水机完成登记。',
    body: '<h2>看得见的滤芯</h2><p>机身上贴着滤芯更换日期和<strong>检测</strong>结果。</p>',
    category: 'outcome',
    scope: { kind: 'own' },
    ...overrides,
  };
}

/** The news service of 宝鸡市, its database, and a bus to ask it. */
export interface NewsHarness {
  bus: Bus;
  orm: MikroORM;
  /** What was handed to the relay. */
  sent: SubmitEvent[];
  write(overrides?: Partial<WriteArticle>): Promise<ArticleView>;
  submit(overrides?: Partial<WriteArticle>): Promise<ArticleView>;
  publish(overrides?: Partial<WriteArticle>): Promise<ArticleView>;
  /** An article's id and version as a command names them. */
  now(id: string): Promise<{ id: string; expectedVersion: number }>;
  /** Another replica of the service beside the first. */
  addReplica(): Promise<RunningService>;
  close(): Promise<void>;
}

function relayService(sent: SubmitEvent[]) {
  @Controller()
  class RelayController {
    @HandleRpc(submitEvent)
    async submit(_call: Call, body: SubmitEvent): Promise<Acknowledgement> {
      sent.push(body);
      return { ok: true };
    }
  }

  @Module({ controllers: [RelayController] })
  class RelayModule {}

  return defineService({ name: 'relay', module: RelayModule, config: ServiceConfig });
}

/** What editors do with articles, step by step. */
function newsroom(bus: Bus): Pick<NewsHarness, 'write' | 'submit' | 'publish' | 'now'> {
  const write: NewsHarness['write'] = (overrides) => bus.call(writeArticle, articleText(overrides), people.writer);
  const submit: NewsHarness['submit'] = async (overrides) => {
    const { id, version } = await write(overrides);
    return bus.call(submitArticle, { id, expectedVersion: version }, people.writer);
  };
  return {
    write,
    submit,
    publish: async (overrides) => {
      const { id, version } = await submit(overrides);
      return bus.call(approveArticle, { id, expectedVersion: version }, people.leader);
    },
    now: async (id) => ({ id, expectedVersion: (await bus.call(getArticle, { id }, people.editor)).version }),
  };
}

export async function startNews(): Promise<NewsHarness> {
  const definition = newsService.database as DatabaseDefinition;
  const [nats, database] = await Promise.all([startNats(), freshDatabase(definition)]);
  const env = {
    NATS_URL: nats.url,
    DATABASE_URL: database.url,
    OFFICE_IID: testOffices.city.iid,
    OFFICE_DIRECTORY: writeDirectory(),
    LOG_LEVEL: 'fatal',
  };
  const sent: SubmitEvent[] = [];
  const services = await Promise.all([startService(newsService, env), startService(relayService(sent), env)]);
  const bus = await connectBus(nats.url);
  const orm = await MikroORM.init(ormOptions(definition, database.url));
  return {
    bus,
    orm,
    sent,
    ...newsroom(bus),
    addReplica: async () => {
      const replica = await startService(newsService, env);
      services.push(replica);
      return replica;
    },
    close: async () => {
      await bus.close();
      for (const service of services) await service.close();
      await orm.close();
      await database.drop();
      await nats.stop();
    },
  };
}
