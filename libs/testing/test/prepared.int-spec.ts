import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { MikroORM } from '@mikro-orm/postgresql';
import { defineDatabase, ormOptions, prepared } from '@qsl/persistence';
import { freshDatabase, type FreshDatabase } from '../src/index.js';

const definition = defineDatabase({ name: 'prepared', entities: [], migrations: [] });
const take = 'insert into inbox_message (id) values (?) returning id';

let database: FreshDatabase;
let orm: MikroORM;

beforeAll(async () => {
  database = await freshDatabase(definition);
  orm = await MikroORM.init(ormOptions(definition, database.url, 1));
});

afterAll(async () => {
  await orm?.close();
  await database?.drop();
});

describe('a prepared statement', () => {
  it('is parsed once a connection, however often and with whatever values it runs', async () => {
    const em = orm.em.fork();
    for (const id of ['a', 'b', 'c']) await prepared(em, take, [id]);
    const statements = await em.execute<{ statement: string }[]>('select statement from pg_prepared_statements');
    expect(statements.filter(({ statement }) => statement.startsWith('insert into inbox_message'))).toHaveLength(1);
  });

  it('belongs to the transaction that it runs in', async () => {
    const undone = orm.em.fork().transactional(async (em) => {
      await prepared(em, take, ['undone']);
      throw new Error('on second thoughts');
    });
    await expect(undone).rejects.toThrow('on second thoughts');
    const found = await prepared(orm.em.fork(), 'select id from inbox_message where id = any(?)', [['undone', 'a']]);
    expect(found).toEqual([{ id: 'a' }]);
  });

  it('takes texts as they are, whatever stands in them', async () => {
    const value = `it's a "?" of $1 \\ 饮水机`;
    await expect(prepared(orm.em.fork(), 'select ?::text as value', [value])).resolves.toEqual([{ value }]);
  });

  it('fails as the ORM’s own statements do', async () => {
    const em = orm.em.fork();
    await prepared(em, take, ['twice']);
    await expect(prepared(em, take, ['twice'])).rejects.toBeInstanceOf(UniqueConstraintViolationException);
  });

  it('leaves no more than a bounded number of plans with a connection', async () => {
    const em = orm.em.fork();
    for (let n = 0; n < 450; n++) await prepared(em, `select ?::int + ${n} as sum`, [n]);
    const [count] = await em.execute<{ all: number }[]>('select count(*)::int as all from pg_prepared_statements');
    expect(count?.all).toBe(400);
    await expect(prepared(em, 'select ?::int + 10000 as sum', [1])).resolves.toEqual([{ sum: 10_001 }]);
  });
});
