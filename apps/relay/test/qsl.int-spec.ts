import type { LinkView } from '@qsl/contracts';
import { waitUntil } from '@qsl/testing';
import { qsl } from './qsl.js';
import { fate, unsupportedType } from './recorder.js';
import { anEvent } from './relay-office.js';
import { ThreeOffices } from './three-offices.js';

describe('the operators’ command line', () => {
  let offices: ThreeOffices;

  beforeAll(async () => {
    offices = await ThreeOffices.open();
  });

  afterAll(() => offices.close());

  it('shows the links in a table, in Chinese unless English is asked for', async () => {
    const { city } = offices;
    const chinese = await qsl(city, 'link', 'status');
    expect(chinese).toMatchObject({ code: 0, fault: '' });
    expect(chinese.out).toMatch(/^编号 +机关 +关系 +状态/);
    expect(chinese.out).toMatch(/x610303 +金台区政协 +下级 +正常 +0 +—/);
    const english = await qsl(city, 'link', 'status', '--lang', 'en');
    expect(english.out).toMatch(/^OFFICE +NAME +RELATION +STATE/);
  });

  it('shows programs the same as JSON', async () => {
    const { out } = await qsl(offices.city, 'link', 'status', '--json');
    const links = JSON.parse(out) as LinkView[];
    expect(links.map(({ peer, state }) => [peer, state])).toEqual([
      ['p610000', 'active'],
      ['x610303', 'active'],
    ]);
  });

  it.each([
    ['a neighbour’s id that is none', ['link', 'suspend', 'Baoji', '--reason', '检修线路'], 'peer'],
    ['no event’s id', ['item', 'skip', '12', '--reason', '已与对方核实'], 'eventId'],
    ['an option that there is not', ['link', 'status', '--colour'], 'colour'],
  ])('exits with 2 and names what was wrong: %s', async (_what, words, named) => {
    const said = await qsl(offices.city, ...words);
    expect(said).toMatchObject({ code: 2, out: '' });
    expect(said.fault).toContain(named);
  });

  it('closes a link for a reason, shows it closed on both sides, and leaves a record', async () => {
    const { city, county } = offices;
    const words = ['x610303', '--reason', '检修线路'];
    expect(await qsl(city, 'link', 'suspend', ...words)).toMatchObject({ code: 0, out: '已暂停与 x610303 的链路。\n' });
    expect(await qsl(city, 'link', 'suspend', ...words)).toMatchObject({ code: 1 });
    expect((await qsl(city, 'link', 'status')).out).toMatch(/x610303 +金台区政协 +下级 +已暂停/);
    await waitUntil(async () => (await county.link(city.iid)).refusal === 'suspended');
    expect((await qsl(county, 'link', 'status')).out).toContain('被拒绝（对方已暂停）');
    expect(await qsl(county, 'selftest')).toMatchObject({ code: 1 });
    expect(await qsl(city, 'link', 'resume', ...words)).toMatchObject({ code: 0 });
    expect((await qsl(city, 'acts')).out).toMatch(/李运维 +恢复链路 +x610303 +检修线路\n.*李运维 +暂停链路/);
    await offices.connected();
  });

  it('goes over to a new key, and shows the registrar’s card', async () => {
    const { county } = offices;
    expect((await qsl(county, 'office', 'list')).out).toBe('登记机构还没有签发过名片。\n');
    expect((await qsl(county, 'key', 'rotate', '--reason', '例行更换')).out).toContain('等待登记机构签发');
    await waitUntil(async () =>
      /1 +x610303 +金台区政协 +c610300 +有效/.test((await qsl(county, 'office', 'list')).out),
    );
    expect((await qsl(county, 'key', 'rotate-sealing', '--reason', '例行更换')).out).toContain('等待登记机构签发');
    await waitUntil(async () => (await qsl(county, 'office', 'list')).out.includes('2  '));
    const denied = await qsl(county, 'office', 'revoke', 'x610303', '--reason', '密钥泄露');
    expect(denied).toMatchObject({ code: 1 });
    expect(denied.fault).toContain('本机构不是名册登记机构');
    expect((await qsl(county, 'acts')).out).toMatch(/李运维 +更换签名密钥 +x610303 +例行更换/);
  });

  it('tests the office: bus, database, marker, clock, and a way there and back to every neighbour', async () => {
    const { code, out } = await qsl(offices.city, 'selftest');
    expect(out.match(/^✓/gm)).toHaveLength(6);
    expect(out).toMatch(/链路 金台区政协（x610303） +正常，往返 \d+ 毫秒/);
    expect(code).toBe(0);
  });

  it('lists what stands still, and has it passed over', async () => {
    const { county, city } = offices;
    expect(await qsl(city, 'item', 'parked')).toMatchObject({ code: 0, out: '没有搁置的事件。\n' });
    fate.of = ({ type }) => {
      if (type.endsWith('.v2')) throw unsupportedType;
      return 'applied';
    };
    const modern = await county.submit(anEvent([county.iid, city.iid], { type: 'qsl.case.changed.v2' }));
    await waitUntil(async () => (await city.link(county.iid)).parked === 1);
    expect((await qsl(city, 'item', 'parked')).out).toMatch(
      new RegExp(`${modern.id} +qsl.case.changed.v2 +金台区政协 +类型未知，待升级 +0 `),
    );
    expect(await qsl(city, 'item', 'skip', modern.id, '--reason', '已与对方核实')).toMatchObject({ code: 0 });
    const { out } = await qsl(city, 'item', 'parked', '--state', 'skipped', '--json');
    expect(JSON.parse(out)).toMatchObject({
      items: [{ eventId: modern.id, reason: '已与对方核实' }],
      nextCursor: null,
    });
  });

  it('exits with 3 where the office does not answer', async () => {
    const said = await qsl({ busUrl: 'nats://127.0.0.1:1' }, 'link', 'status');
    expect(said).toMatchObject({ code: 3, out: '' });
    expect(said.fault).toContain('nats://127.0.0.1:1');
  });
});
