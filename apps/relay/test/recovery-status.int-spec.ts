import { beginRecovery, getRecovery, listOperatorActs } from '@qsl/contracts';
import { waitUntil } from '@qsl/testing';
import { fate } from './recorder.js';
import { anEvent, type RelayOffice } from './relay-office.js';
import { ThreeOffices } from './three-offices.js';

const tables = ['link', 'matter', 'event', 'link_log'];
const forAll = (statement: (table: string) => string) => tables.map(statement).join('; ');
const backUp = (office: RelayOffice) =>
  office.sql.query(
    `drop schema if exists backup cascade; create schema backup; ${forAll((table) => `create table backup.${table} as table public.${table}`)}`,
  );
const restore = (office: RelayOffice) =>
  office.sql.query(
    `begin; ${forAll((table) => `delete from public.${table}; insert into public.${table} table backup.${table}`)}; commit`,
  );
const wholeRecords = { phase: 'none', waitsFor: [], unapplied: 0 };

describe('whether an office lacks records of its own', () => {
  let offices: ThreeOffices;
  let route: string[];
  const wordOf = (office: RelayOffice) => office.operate(getRecovery, {});
  const restart = async (office: RelayOffice) => {
    await office.stop();
    await office.start();
  };

  beforeAll(async () => {
    offices = await ThreeOffices.open();
    route = [offices.county.iid, offices.city.iid, offices.province.iid];
  });
  afterEach(() => {
    fate.of = () => 'applied';
  });
  afterAll(() => offices.close());

  /** The county loses its second event of a matter while its line is down. */
  const loseOne = async (): Promise<string> => {
    const { county, province, brokers } = offices;
    const { rootCaseId } = await county.submit(anEvent(route));
    await backUp(county);
    await county.submit(anEvent(route, { rootCaseId }));
    await waitUntil(() => province.applied(rootCaseId).length === 2);
    await brokers.city.kill();
    await county.stop();
    await restore(county);
    await county.start();
    return rootCaseId;
  };

  it('never is said of one that starts first, or whose neighbours are out of reach, restarts or not', async () => {
    const { county, brokers } = offices;
    expect(await wordOf(county)).toEqual(wholeRecords);
    await brokers.city.kill();
    await restart(county);
    expect(await wordOf(county)).toEqual(wholeRecords);
    expect(await county.metrics()).toMatch(/^qsl_office_read_only\S* 0$/m);
    await brokers.city.start();
    await offices.connected();
  });

  it('is so from the first word after a restore until the neighbours gave back what was lost and it is applied', async () => {
    const { county, city, brokers } = offices;
    fate.of = (_event, iid) => (iid === county.iid ? 'waiting' : 'applied');
    const rootCaseId = await loseOne();
    const asking = { phase: 'asking', waitsFor: [{ iid: city.iid, name: expect.any(String) as string }], unapplied: 0 };
    expect(await wordOf(county)).toEqual(asking);
    await restart(county);
    expect(await wordOf(county)).toEqual(asking);
    expect(await county.metrics()).toMatch(/^qsl_office_read_only\S* 1$/m);

    await brokers.city.start();
    await waitUntil(async () => (await wordOf(county)).phase === 'applying', { what: 'its own event is back' });
    expect(await wordOf(county)).toEqual({ phase: 'applying', waitsFor: [], unapplied: 1 });
    await restart(county);
    expect((await wordOf(county)).phase).toBe('applying');
    fate.of = () => 'applied';
    await waitUntil(async () => (await wordOf(county)).phase === 'none');
    expect(county.applied(rootCaseId)).toHaveLength(1);
    await offices.connected();
  });

  it('ends by an operator’s recorded decision where the line stays dead', async () => {
    const { county, city, brokers } = offices;
    const rootCaseId = await loseOne();
    expect((await wordOf(county)).phase).toBe('asking');
    const reason = '市级链路中断多日，先行办理。';
    await county.operate(beginRecovery, { without: [city.iid], reason });
    expect(await wordOf(county)).toEqual(wholeRecords);
    await restart(county);
    expect(await wordOf(county)).toEqual(wholeRecords);
    expect((await county.operate(listOperatorActs, { limit: 5 })).items).toContainEqual(
      expect.objectContaining({ reason }),
    );
    await brokers.city.start();
    await waitUntil(() => county.applied(rootCaseId).length === 1, { what: 'what was lost comes late' });
    await waitUntil(async () => (await wordOf(county)).phase === 'none');
  });
});
