import { MikroORM } from '@mikro-orm/postgresql';
import { ormOptions } from '@qsl/persistence';
import { freshDatabase } from '@qsl/testing';
import { relayDatabase } from '../src/index.js';

describe('a service whose database ends connections in the middle of transactions', () => {
  it('gets new ones, however often that happens', async () => {
    const database = await freshDatabase(relayDatabase);
    const orm = await MikroORM.init(ormOptions(relayDatabase, database.url));
    const broken = () =>
      orm.em.fork().transactional((em) => em.execute('select pg_terminate_backend(pg_backend_pid())'));
    for (let time = 0; time < 2; time += 1)
      for (const outcome of await Promise.allSettled(Array.from({ length: 10 }, broken)))
        expect(outcome.status).toBe('rejected');
    await expect(orm.em.fork().execute('select 1 as answer')).resolves.toEqual([{ answer: 1 }]);
    await orm.close();
    await database.drop();
  });
});
