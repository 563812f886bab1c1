import type { LinkView } from '@qsl/contracts';
import { qsl } from './qsl.js';
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
    ['a command that there is not', ['lnk'], 'lnk'],
    ['no command', ['link'], 'qsl --help'],
    ['an option that there is not', ['link', 'status', '--colour'], 'colour'],
  ])('exits with 2 and names what was wrong: %s', async (_what, words, named) => {
    const said = await qsl(offices.city, ...words);
    expect(said).toMatchObject({ code: 2, out: '' });
    expect(said.fault).toContain(named);
  });

  it('exits with 3 where the office does not answer', async () => {
    const said = await qsl({ busUrl: 'nats://127.0.0.1:1' }, 'link', 'status');
    expect(said).toMatchObject({ code: 3, out: '' });
    expect(said.fault).toContain('nats://127.0.0.1:1');
  });
});
