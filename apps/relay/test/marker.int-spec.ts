import { waitUntil } from '@qsl/testing';
import { anEvent, type RelayOffice } from './relay-office.js';
import { ThreeOffices } from './three-offices.js';

const tables = ['link', 'matter', 'event', 'link_log'];
const forAll = (statement: (table: string) => string) => tables.map(statement).join('; ');

const backUp = (office: RelayOffice) =>
  office.sql.query(
    `create schema backup; ${forAll((table) => `create table backup.${table} as table public.${table}`)}`,
  );

/** The whole database as it was, and nothing of what came after. */
const restore = (office: RelayOffice) =>
  office.sql.query(
    `begin; ${forAll((table) => `delete from public.${table}; insert into public.${table} table backup.${table}`)}; commit`,
  );

describe('a county that is restored from a backup while its link is down', () => {
  let offices: ThreeOffices;
  let route: string[];

  beforeAll(async () => {
    offices = await ThreeOffices.open();
    route = [offices.county.iid, offices.city.iid, offices.province.iid];
  });

  afterAll(() => offices.close());

  it('authors nothing before its neighbours gave back what it had told them, and then goes on under the next number', async () => {
    const { county, city, province, brokers } = offices;
    const { rootCaseId } = await county.submit(anEvent(route));
    await backUp(county);
    const lost = await county.submit(anEvent(route, { rootCaseId }));
    await waitUntil(() => province.applied(rootCaseId).length === 2);

    await brokers.city.kill();
    await county.stop();
    await restore(county);
    await county.start();
    const next = anEvent(route, { rootCaseId });
    await expect(county.submit(next)).rejects.toMatchObject({ reason: 'relay.recovering' });
    expect(await county.link(city.iid)).toMatchObject({ state: 'recovering' });

    await brokers.city.start();
    await offices.connected();
    await waitUntil(() => county.applied(rootCaseId).length === 1, { what: 'its own lost event is back' });
    await county.submit(next);
    await waitUntil(() => province.applied(rootCaseId).length === 3);
    const numbers = province.received
      .filter((event) => event.rootCaseId === rootCaseId)
      .map(({ id, iseq }) => [id, iseq]);
    expect(numbers.slice(1)).toEqual([
      [lost.id, 2],
      [next.id, 3],
    ]);
    expect((await county.link(city.iid)).epoch).toBe(2);
  });

  it('starts as ever when nothing was restored', async () => {
    const { county } = offices;
    await county.stop();
    await county.start();
    await expect(county.submit(anEvent(route))).resolves.toBeDefined();
    await offices.connected();
    expect((await county.link(offices.city.iid)).epoch).toBe(2);
  });
});
