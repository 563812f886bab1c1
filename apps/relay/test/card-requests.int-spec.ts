import { MikroORM } from '@mikro-orm/postgresql';
import { ormOptions } from '@qsl/persistence';
import { OfficeDirectory } from '@qsl/service-kit';
import { freshDatabase, type FreshDatabase, writeDirectory } from '@qsl/testing';
import { sha256 } from '../src/protocol/chain.js';
import { relayDatabase } from '../src/relay.database.js';
import { CardStore } from '../src/store/card-store.js';
import { PostgresStore } from '../src/store/postgres-store.js';

const request = (body: string) => ({ body, proof: 'p', voucher: 'v' });

describe('requests for cards that were turned down', () => {
  let database: FreshDatabase;
  let orm: MikroORM;
  let cards: CardStore;

  beforeAll(async () => {
    database = await freshDatabase(relayDatabase);
    orm = await MikroORM.init(ormOptions(relayDatabase, database.url));
    const em = orm.em.fork();
    cards = new CardStore(em, new PostgresStore(em, OfficeDirectory.read(writeDirectory(), 'c610300')));
  });

  afterAll(async () => {
    await orm.close();
    await database.drop();
  });

  const turnDown = async (via: string, body: string): Promise<void> => {
    await cards.keep(via, via, request(body));
    await cards.refuse({ request: sha256(body), fault: 'voucher' });
  };

  it('are remembered, the last hundred of each neighbour, and those that wait all', async () => {
    await turnDown('x610302', 'of another county');
    await cards.keep('x610303', 'x610303', request('waiting'));
    for (let index = 0; index < 130; index++) await turnDown('x610303', `request ${index}`);
    const all = Array.from({ length: 130 }, (_, index) => request(`request ${index}`));
    const remembered = await cards.refused([...all, request('of another county'), request('waiting')]);
    const expected = [...all.slice(30), request('of another county')].map(({ body }) => sha256(body));
    expect(remembered.map(({ request: id }) => id).sort()).toEqual(expected.sort());
    await expect(cards.lastFault('x610303')).resolves.toBe('voucher');
    await expect(cards.waiting(10)).resolves.toEqual([request('waiting')]);
  });
});
