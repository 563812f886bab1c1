import { jetstream } from '@nats-io/jetstream';
import { MikroORM } from '@mikro-orm/postgresql';
import { Controller, Module } from '@nestjs/common';
import {
  findPersonIds,
  listNotices,
  type Announcement,
  type Call,
  type FindPersonIds,
  type ListNotices,
  type NoticeView,
  type PersonIds,
} from '@qsl/contracts';
import { connectBus, eventSubject, EventStream, HandleRpc, type Bus } from '@qsl/messaging';
import { ormOptions } from '@qsl/persistence';
import { defineService, ServiceConfig, startService, type RunningService } from '@qsl/service-kit';
import {
  actor,
  callBy,
  freshDatabase,
  startNats,
  testOffices,
  waitUntil,
  writeDirectory,
  type TestNats,
} from '@qsl/testing';
import { randomUUIDv7 } from 'node:crypto';
import { noticesDatabase } from '../src/notices.database.js';
import { noticesService } from '../src/notices.service.js';

/** Who has which role, as identity would say. */
export const staffIds = [randomUUIDv7(), randomUUIDv7()];
export const unitId = randomUUIDv7();
export const unitMember = randomUUIDv7();

@Controller()
class IdentityController {
  @HandleRpc(findPersonIds)
  async findIds(_call: Call, { roles, unitIds }: FindPersonIds): Promise<PersonIds> {
    return { ids: [...(roles.includes('staff') ? staffIds : []), ...(unitIds.includes(unitId) ? [unitMember] : [])] };
  }
}

@Module({ controllers: [IdentityController] })
class IdentityModule {}

const identityService = defineService({ name: 'identity', module: IdentityModule, config: ServiceConfig });

/** A call by somebody who has signed in. */
export const as = (personId: string): Call => callBy(actor({ personId }));

export function anAnnouncement(overrides: Partial<Announcement> = {}): Announcement {
  return {
    id: randomUUIDv7(),
    type: 'topics.topic.published',
    at: new Date().toISOString(),
    matter: { kind: 'topic', id: randomUUIDv7() },
    title: '小区直饮水机监管',
    text: '议题已公布，欢迎附议。',
    portalPath: '/topics/1',
    deskPath: null,
    to: {},
    by: null,
    ...overrides,
  };
}

/** The notices service of an office, with a stand-in for identity and for whoever announces. */
export interface NoticesHarness {
  bus: Bus;
  nats: TestNats;
  orm: MikroORM;
  /** Stores an announcement as an outbox would. */
  announce(overrides?: Partial<Announcement>): Promise<Announcement>;
  /** Stores anything, without an id that the broker would know again. */
  store(subject: string, body: string): Promise<void>;
  inbox(personId: string, query?: ListNotices): Promise<NoticeView[]>;
  /** Waits until so many notices are there. */
  inboxOf(personId: string, count: number): Promise<NoticeView[]>;
  startReplica(): Promise<RunningService>;
  restart(): Promise<void>;
  stopIdentity(): Promise<void>;
  startIdentity(): Promise<void>;
  close(): Promise<void>;
}

export async function startNotices(): Promise<NoticesHarness> {
  const [nats, database] = await Promise.all([startNats({ jetStream: true }), freshDatabase(noticesDatabase)]);
  const env = {
    NATS_URL: nats.url,
    DATABASE_URL: database.url,
    OFFICE_IID: testOffices.county.iid,
    OFFICE_DIRECTORY: writeDirectory(),
    LOG_LEVEL: 'fatal',
  };
  let [identity, notices] = await Promise.all([startService(identityService, env), startService(noticesService, env)]);
  const bus = await connectBus(nats.url);
  const stream = new EventStream(bus);
  await stream.ensure();
  const orm = await MikroORM.init(ormOptions(noticesDatabase, database.url));
  const inbox = async (personId: string, query: ListNotices = {}) =>
    (await bus.call(listNotices, query, as(personId))).items;
  return {
    bus,
    nats,
    orm,
    announce: async (overrides) => {
      const announcement = anAnnouncement(overrides);
      await stream.store(eventSubject(announcement.type), announcement);
      return announcement;
    },
    store: async (subject, body) => void (await jetstream(bus.connection).publish(subject, body)),
    inbox,
    inboxOf: (personId, count) =>
      waitUntil(async () => {
        const items = await inbox(personId);
        return items.length === count && items;
      }),
    startReplica: () => startService(noticesService, env),
    restart: async () => {
      await notices.close();
      notices = await startService(noticesService, env);
    },
    stopIdentity: () => identity.close(),
    startIdentity: async () => {
      identity = await startService(identityService, env);
    },
    close: async () => {
      await bus.close();
      await notices.close();
      await identity.close();
      await orm.close();
      await database.drop();
      await nats.stop();
    },
  };
}
