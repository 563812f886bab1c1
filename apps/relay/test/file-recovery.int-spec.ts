import { exportFile, importFile } from '@qsl/contracts';
import { waitUntil } from '@qsl/testing';
import { carry, exported, reason, refused, sent } from './carried-files.js';
import { qsl } from './qsl.js';
import { anEvent, type RelayOffice } from './relay-office.js';
import { ThreeOffices } from './three-offices.js';

const tables = ['link', 'matter', 'event', 'link_log'];
const forAll = (statement: (table: string) => string) => tables.map(statement).join('; ');
const backUp = (office: RelayOffice, name: string) =>
  office.sql.query(`create schema ${name}; ${forAll((t) => `create table ${name}.${t} as table public.${t}`)}`);

describe('a county that is restored while its line is dead for weeks', () => {
  let offices: ThreeOffices;
  let route: string[];
  let rootCaseId: string;
  let answer: string;

  beforeAll(async () => {
    offices = await ThreeOffices.open();
    route = [offices.county.iid, offices.city.iid, offices.province.iid];
  });

  afterAll(() => offices.close());

  async function restored(name: string): Promise<void> {
    const { county } = offices;
    await county.stop();
    const back = (t: string) => `delete from public.${t}; insert into public.${t} table ${name}.${t}`;
    await county.sql.query(`begin; ${forAll(back)}; commit`);
    await county.start();
  }

  it('gets its own events back by a request and an answer that somebody carries, and goes on under the next number', async () => {
    const { county, city, province, brokers } = offices;
    ({ rootCaseId } = await county.submit(anEvent(route)));
    await backUp(county, 'before');
    const lost = await county.submit(anEvent(route, { rootCaseId }));
    await waitUntil(() => province.applied(rootCaseId).length === 2);
    await brokers.city.kill();
    await waitUntil(async () => (await city.link(county.iid)).state !== 'active');
    await restored('before');
    await expect(county.submit(anEvent(route, { rootCaseId }))).rejects.toMatchObject({ reason: 'relay.recovering' });

    const why = ['--reason', reason];
    const asking = await qsl(county, 'file', 'export', city.iid, '--request', '--out', '请发回.qsl', ...why);
    expect(asking).toMatchObject({ code: 0, fault: '' });
    expect(asking.out).toContain('请发回丢失的往来');
    await backUp(county, 'middle');
    carry(county, city, '请发回.qsl');
    expect((await qsl(city, 'file', 'import', '请发回.qsl', ...why)).out).toContain('--answers 请发回.qsl');
    const answering = await qsl(city, 'file', 'import', '请发回.qsl', '--answer', '发回.qsl', ...why);
    expect(answering).toMatchObject({ code: 0, fault: '' });
    expect(answering.out).toMatch(/发回\.qsl .* 发回 1 /);
    answer = carry(city, county, '发回.qsl');
    expect((await qsl(county, 'file', 'import', answer, ...why)).out).toContain('新收到往来 1 件');
    expect((await county.link(city.iid)).epoch).toBe(2);

    const next = await county.submit(anEvent(route, { rootCaseId }));
    await sent(county, city);
    await waitUntil(() => province.applied(rootCaseId).length === 3);
    const numbers = province.received.filter((event) => event.rootCaseId === rootCaseId);
    expect(numbers.slice(1).map(({ id, iseq }) => [id, iseq])).toEqual([
      [lost.id, 2],
      [next.id, 3],
    ]);
  });

  it('restored once more, to the middle of that recovery, believes no answer from before', async () => {
    const { county, city } = offices;
    await expect(county.operate(exportFile, { peer: city.iid, request: true, reason })).rejects.toMatchObject(
      refused('nothing_owed'),
    );
    await restored('middle');
    await expect(county.operate(importFile, { name: answer, reason })).rejects.toMatchObject(refused('unasked'));
    await expect(exported(county, city)).rejects.toMatchObject(refused('recovering'));
    const { files } = await county.operate(exportFile, { peer: city.iid, request: true, reason });
    const name = carry(county, city, files[0]?.name ?? '');
    await city.operate(importFile, { name, reason });
    const answered = await city.operate(exportFile, { peer: county.iid, answers: name, reason });
    expect(answered.files).toMatchObject([{ kind: 'replay', events: 2, more: false }]);
    await county.stop();
    await county.start();
    const bring = { name: carry(city, county, answered.files[0]?.name ?? ''), reason };
    await expect(county.operate(importFile, bring)).resolves.toMatchObject({ taken: 2 });
    expect((await county.link(city.iid)).epoch).toBe(3);
    await sent(county, city);
  });

  it('talks over the line as ever when that is back', async () => {
    const { province, county, brokers } = offices;
    await brokers.city.start();
    await offices.connected();
    const last = await county.submit(anEvent(route, { rootCaseId }));
    await waitUntil(() => province.applied(rootCaseId).includes(last.id));
    for (const office of [county, offices.city, province]) {
      const { rows } = await office.sql.query('select parked from matter where parked is not null');
      expect(rows).toEqual([]);
    }
  });
});
