import { MikroORM } from '@mikro-orm/postgresql';
import { ormOptions } from '@qsl/persistence';
import { OfficeDirectory } from '@qsl/service-kit';
import { freshDatabase, type FreshDatabase, testOffices, writeDirectory } from '@qsl/testing';
import type { StoredEvent } from '../src/link/link-store.js';
import { relayDatabase } from '../src/relay.database.js';
import { PostgresStore } from '../src/store/postgres-store.js';
import { anEvent } from './relay-office.js';
import { signed } from './rogue.js';

const { county, city } = testOffices;

describe('events that a replay reads', () => {
  let database: FreshDatabase;
  let orm: MikroORM;
  let store: PostgresStore;
  const stored: StoredEvent[] = [];

  /** In custody, each of about so many bytes. */
  async function keep(count: number, bytes: number): Promise<void> {
    const { rootCaseId } = anEvent([county.iid, city.iid]);
    const events = Array.from({ length: count }, (_, index): StoredEvent => {
      const facts = { ...anEvent([county.iid, city.iid], { rootCaseId, data: { text: '请'.repeat(bytes / 3) } }) };
      const wire = signed(county, [county.iid, city.iid], { ...facts, iseq: index + 1 });
      return { ...facts, ...wire, author: county.iid, iseq: index + 1, prev: null, state: 'pending', tries: 0 };
    });
    await store.transact(async (custody) => {
      for (const event of events) await custody.addEvent(event);
    });
    stored.push(...events);
  }

  const read = (ids: readonly string[], most: number, bytes: number) =>
    store.look(async (custody) => (await custody.events(ids, { most, bytes })).map(({ id }) => id));

  beforeAll(async () => {
    database = await freshDatabase(relayDatabase);
    orm = await MikroORM.init(ormOptions(relayDatabase, database.url));
    store = new PostgresStore(orm.em.fork(), OfficeDirectory.read(writeDirectory(), city.iid));
    await keep(3, 300);
    await keep(5, 200_000);
  });

  afterAll(async () => {
    await orm.close();
    await database.drop();
  });

  it('are those that were asked for, as many as may be, in the order in which they came', async () => {
    const ids = stored.map(({ id }) => id);
    await expect(read(ids.toReversed(), 4, 10_000_000)).resolves.toEqual(ids.slice(0, 4));
    await expect(read(ids.slice(1, 3), 4, 10_000_000)).resolves.toEqual(ids.slice(1, 3));
    await expect(read([], 4, 10_000_000)).resolves.toEqual([]);
  });

  it('are none behind those that hold the bytes of an answer together, and at least one', async () => {
    const ids = stored.map(({ id }) => id);
    await expect(read(ids, 257, 300_000)).resolves.toEqual(ids.slice(0, 5));
    await expect(read(ids.slice(3), 257, 1)).resolves.toEqual(ids.slice(3, 4));
  });
});
