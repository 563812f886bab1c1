import { listHealth, type LinkAlarm } from '@qsl/contracts';
import { testOffices, testRegistrar, waitUntil } from '@qsl/testing';
import type { KeyObject } from 'node:crypto';
import { encodeCard, type Signed } from '../src/protocol/card.js';
import { encodeHead } from '../src/protocol/directory-head.js';
import { signDetached } from '../src/protocol/jws.js';
import { qsl } from './qsl.js';
import { beginning, Rogue } from './rogue.js';
import { ThreeOffices } from './three-offices.js';

const { county, city } = testOffices;
const signedBy = (key: KeyObject, body: string): Signed => ({ body, jws: signDetached(body, key) });
const said = (serial: number, agoMs = 0, key = testRegistrar.privateKey): Signed =>
  signedBy(key, encodeHead({ serial, at: new Date(Date.now() - agoMs).toISOString() }));
const dayMs = 86_400_000;

const revocation = signedBy(
  testRegistrar.privateKey,
  encodeCard({
    ...{ iid: 'x610302', name: '渭滨区政协', tier: 'county', areaCode: '610302', parent: city.iid },
    serial: 1,
    state: 'revoked',
    keys: [{ key: county.signingKey, revokedSince: '2026-01-01T00:00:00Z' }],
    linkKey: null,
    sealingKey: null,
    issuedAt: '2026-01-01T00:00:00Z',
  }),
);

describe('the registrar’s word on its directory', () => {
  let offices: ThreeOffices;

  beforeAll(async () => {
    offices = await ThreeOffices.open(undefined, { RELAY_WATCH_SECONDS: '1', RELAY_CANARY_SECONDS: '0' });
  });

  afterAll(async () => {
    await offices.close();
  });

  const alarms = async (): Promise<LinkAlarm[]> => (await offices.county.link(city.iid)).alarms;
  const words = async ({ sql }: ThreeOffices['county']): Promise<string[]> =>
    (await sql.query<{ body: string }>('select body from directory_head')).rows.map(({ body }) => body);

  it('comes down to the county, ever anew, and nothing speaks against anybody', async () => {
    const [first] = await waitUntil(async () => {
      const heard = await words(offices.county);
      return heard.length > 0 && heard;
    });
    expect(JSON.parse(first ?? '')).toMatchObject({ directoryHead: 1, serial: 0 });
    await waitUntil(async () => (await words(offices.county))[0] !== first, { what: 'a newer word' });
    expect(await words(offices.province)).toEqual([]);
    expect([await alarms(), (await offices.city.link('p610000')).alarms]).toEqual([[], []]);
  });

  describe('with a city in the middle that withholds', () => {
    let rogue: Rogue;
    let word: () => Signed | undefined;

    beforeEach(async () => {
      await offices.county.stop();
      await offices.city.stop();
      await offices.county.sql.query('truncate directory_head');
      const { url, seeds } = offices.brokers.city;
      rogue = await Rogue.open({ url, seed: seeds.parent, self: city.iid, peer: county.iid, child: county.iid });
      rogue.script = {
        hello: () => ({ kind: 'hello', version: 1, place: beginning, directory: 0 }),
        cards: () => ({ kind: 'cards', cards: [], directory: 0, refused: [] }),
        watch: ({ at }) => {
          const head = word();
          return { kind: 'watched', at, witnessed: [], ...(head && { head }) };
        },
      };
    });

    afterEach(async () => {
      await rogue.close();
    });

    const asked = (verb: string) => rogue.heard.filter((question) => question.verb === verb).length;

    it('the registrar’s word, is found by the age of the last one', async () => {
      word = () => said(0, 2 * dayMs);
      await offices.county.start();
      await waitUntil(async () => (await alarms()).join() === 'directory_stale', { what: 'the alarm' });
      expect((await qsl(offices.county, 'link', 'status')).out).toContain('久未转来登记机关的名录通报');
      const forged = said(0, 0, city.privateKey);
      word = () => forged;
      const before = asked('watch');
      await waitUntil(() => asked('watch') > before + 2);
      expect(await alarms()).toEqual(['directory_stale']);
      word = () => said(0);
      await waitUntil(async () => (await alarms()).length === 0, { what: 'the end of the alarm' });
    });

    it('a card alone, is found by the word that goes further than the cards', async () => {
      word = () => said(1);
      await offices.county.start();
      await waitUntil(async () => (await alarms()).join() === 'directory_withheld', { what: 'the alarm' });
      const [own] = (await offices.county.operate(listHealth, {})).items;
      expect(own).toMatchObject({ iid: county.iid, alarms: ['directory_withheld'] });
      const metrics = await offices.county.metrics();
      expect(metrics).toMatch(/qsl_link_alarm\{peer="c610300",alarm="directory_withheld",service="relay"\} 1/);
      expect(metrics).toMatch(/qsl_relay_alarms_total\{alarm="link.directory_withheld",service="relay"\} 1/);
      rogue.script.cards = () => ({ kind: 'cards', cards: [revocation], directory: 1, refused: [] });
      await waitUntil(async () => (await alarms()).length === 0, { what: 'the end of the alarm' });
      expect(await rogue.ask({ verb: 'cards', after: 0, requests: [] })).toMatchObject({ directory: 1 });
    });
  });
});
