import { MikroORM, type EntityManager } from '@mikro-orm/postgresql';
import { keepCode, migrate, ormOptions, takeCode, type DatabaseDefinition } from '@qsl/persistence';
import { freshDatabase, type FreshDatabase } from '@qsl/testing';
import { suggestionsDatabase } from '../src/suggestions.database.js';

const prefix = 'QSL-610303-2026-';
const before: DatabaseDefinition = {
  ...suggestionsDatabase,
  name: 'suggestions_before',
  migrations: suggestionsDatabase.migrations.filter(({ name }) => !/code/.test(name)),
};

describe('codes', () => {
  let database: FreshDatabase;
  let orm: MikroORM;

  const inTransaction = <T>(work: (em: EntityManager) => Promise<T>): Promise<T> => orm.em.fork().transactional(work);

  beforeAll(async () => {
    database = await freshDatabase(before);
    orm = await MikroORM.init(ormOptions(suggestionsDatabase, database.url));
    await orm.em.fork().execute(`insert into case_code_counter values ('610303', 2026, 41), ('610303', 2025, 7)`);
    await migrate(suggestionsDatabase, database.url);
  });

  afterAll(async () => {
    await orm.close();
    await database.drop();
  });

  it('go on after the numbers that an office gave before codes were counted by prefix', async () => {
    await expect(inTransaction((em) => takeCode(em, prefix))).resolves.toBe('QSL-610303-2026-00042');
    await expect(inTransaction((em) => takeCode(em, 'QSL-610303-2025-'))).resolves.toBe('QSL-610303-2025-00008');
  });

  it('are given once even to two who ask at once, and each prefix counts by itself', async () => {
    const taken = await Promise.all(Array.from({ length: 8 }, () => inTransaction((em) => takeCode(em, `${prefix}T`))));
    expect(taken.sort()).toEqual(Array.from({ length: 8 }, (_, index) => `${prefix}T0000${index + 1}`));
  });

  it('are given again where their transaction came to nothing', async () => {
    const lost = inTransaction(async (em) => {
      await takeCode(em, `${prefix}X`);
      throw new Error('rolled back');
    });
    await expect(lost).rejects.toThrow('rolled back');
    await expect(inTransaction((em) => takeCode(em, `${prefix}X`))).resolves.toBe(`${prefix}X00001`);
  });

  it('that were given before a restore are not given again, in whatever order they come back', async () => {
    await inTransaction(async (em) => {
      for (const code of ['A00007', 'A00012', 'A00003']) await keepCode(em, `${prefix}${code}`);
    });
    await expect(inTransaction((em) => takeCode(em, `${prefix}A`))).resolves.toBe(`${prefix}A00013`);
  });
});
