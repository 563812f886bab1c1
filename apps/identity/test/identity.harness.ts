import { MikroORM } from '@mikro-orm/postgresql';
import { connectBus, type Bus } from '@qsl/messaging';
import { ormOptions } from '@qsl/persistence';
import { startService } from '@qsl/service-kit';
import { freshDatabase, startNats, testOffices, writeDirectory } from '@qsl/testing';
import { identityDatabase } from '../src/identity.database.js';
import { identityService } from '../src/identity.service.js';

type Office = keyof typeof testOffices;

/** The identity service of one office, its database and a bus to ask it. */
export interface IdentityHarness {
  bus: Bus;
  orm: MikroORM;
  /** Starts the service again on the same database. */
  restart(settings?: Record<string, string>): Promise<void>;
  close(): Promise<void>;
}

export async function startIdentity(office: Office, settings: Record<string, string> = {}): Promise<IdentityHarness> {
  const [nats, database] = await Promise.all([startNats(), freshDatabase(identityDatabase)]);
  const env = {
    NATS_URL: nats.url,
    DATABASE_URL: database.url,
    OFFICE_IID: testOffices[office].iid,
    OFFICE_DIRECTORY: writeDirectory(),
    LOG_LEVEL: 'error',
    DEMO: 'true',
    ...settings,
  };
  let service = await startService(identityService, env);
  const bus = await connectBus(nats.url);
  const orm = await MikroORM.init(ormOptions(identityDatabase, database.url));
  return {
    bus,
    orm,
    restart: async (changed = {}) => {
      await service.close();
      service = await startService(identityService, { ...env, ...changed });
    },
    close: async () => {
      await bus.close();
      await service.close();
      await orm.close();
      await database.drop();
      await nats.stop();
    },
  };
}
