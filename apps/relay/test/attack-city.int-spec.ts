import { testOffices, testRegistrar, waitUntil } from '@qsl/testing';
import { randomUUID } from 'node:crypto';
import type { Place, WireEvent } from '../src/protocol/messages.js';
import { encodeCard } from '../src/protocol/card.js';
import { signDetached } from '../src/protocol/jws.js';
import { anEvent } from './relay-office.js';
import { beginning, Rogue, signed, upwards } from './rogue.js';
import { ThreeOffices } from './three-offices.js';

const { county, city, province } = testOffices;

describe('a city in the middle that attacks', () => {
  let offices: ThreeOffices;
  /** Its end of the link to the province, and of that to the county. */
  let above: Rogue;
  let below: Rogue;

  beforeAll(async () => {
    offices = await ThreeOffices.open();
    await offices.city.stop();
    const { brokers } = offices;
    const { url, seeds } = brokers.province;
    above = await Rogue.open({ url, seed: seeds.child, self: city.iid, peer: province.iid, child: city.iid });
    const down = { url: brokers.city.url, seed: brokers.city.seeds.parent };
    below = await Rogue.open({ ...down, self: city.iid, peer: county.iid, child: county.iid });
  });

  afterAll(async () => {
    await above.close();
    await below.close();
    await offices.close();
  });

  /** Tells the province of these, and of a true event of the county behind them; resolves once that is applied. */
  async function tell(...events: WireEvent[]): Promise<string[]> {
    const rootCaseId = randomUUID();
    const before = offices.province.received.length;
    above.log.push(...events, signed(county, upwards, { rootCaseId }));
    await above.greet();
    await waitUntil(() => offices.province.applied(rootCaseId).length === 1);
    return offices.province.received.slice(before, -1).map(({ id }) => id);
  }

  it('has refused what it alters, forges, re-routes, or says for others than its own side', async () => {
    const altered = signed(county, upwards);
    const rerouted = signed(county, upwards);
    const events = [
      { ...altered, body: altered.body.replace('饮水机', '饮酒机') },
      { ...rerouted, body: rerouted.body.replace(upwards.join('.'), `${county.iid}.${province.iid}`) },
      signed(city, upwards, { author: county.iid }),
      signed(city, upwards, { author: province.iid }),
      signed(city, ['x999999', ...upwards.slice(1)], { author: 'x999999' }),
      signed(city, ['c610400', ...upwards.slice(1)], { author: 'c610400' }),
    ];
    await expect(tell(...events)).resolves.toEqual([]);
    const reasons = ['signature', 'signature', 'signature', 'wrong_side', 'wrong_side', 'wrong_side'];
    const { rows } = await offices.province.sql.query<{ reason: string }>(
      'select reason from rejected_event order by id',
    );
    expect(rows.map(({ reason }) => reason)).toEqual(reasons);
  });

  it('changes nothing by telling events twice, in another order, or leaving one out for a while', async () => {
    const rootCaseId = randomUUID();
    const events = [1, 2, 3].map((iseq) => signed(county, upwards, { rootCaseId, iseq }));
    const [first, second, third] = events as [WireEvent, WireEvent, WireEvent];
    await expect(tell(third, third, second)).resolves.toEqual([]);
    await tell(first, second);
    await waitUntil(() => offices.province.applied(rootCaseId).length === 3);
    expect(offices.province.applied(rootCaseId)).toEqual(events.map(({ id }) => id));
  });

  it('cannot leave out a card and pass on the next one, nor make one', async () => {
    const keys = [{ key: county.signingKey, revokedSince: null }];
    const facts = { iid: 'x610302', name: '渭滨区政协', tier: 'county' as const, areaCode: '610302', parent: city.iid };
    const card = (serial: number, key: typeof county.privateKey) => {
      const body = encodeCard({
        ...facts,
        serial,
        state: 'active',
        keys,
        linkKey: null,
        sealingKey: null,
        issuedAt: '2026-01-01T00:00:00Z',
      });
      return { body, jws: signDetached(body, key) };
    };
    const [true1, true2] = [card(1, testRegistrar.privateKey), card(2, testRegistrar.privateKey)];
    let cards = [true2, card(1, city.privateKey)];
    const asked: number[] = [];
    below.script = {
      hello: () => ({ kind: 'hello', version: 1, place: beginning, directory: 2 }),
      cards: ({ after }) => {
        asked.push(after);
        return { kind: 'cards', cards, directory: 2, refused: [] };
      },
    };
    below.session = randomUUID();
    await below.greet();
    await waitUntil(() => asked.length > 0);
    const known = async () => await below.ask({ verb: 'cards', after: 0, requests: [] });
    expect(await known()).toMatchObject({ cards: [], directory: 0 });
    cards = [true1, true2];
    below.session = randomUUID();
    await below.greet();
    await waitUntil(async () => JSON.stringify(await known()).includes('"directory":2'));
    expect(asked.filter((after) => after > 0)).toEqual([]);
  });

  it('may take its receipt back: it is served again, the county sees what waits, and its service is told once', async () => {
    const { id, rootCaseId } = await offices.county.submit(anEvent(upwards));
    const pull = (place: Place) => below.ask({ verb: 'pull', place, max: 256, waitMs: 0 });
    const batch = await pull(beginning);
    if (batch.kind !== 'batch') throw new Error(`the county says ${batch.kind}`);
    const head = { ...beginning, after: batch.events.length, chain: batch.chain };
    expect(batch.events.map((event) => event.id)).toContain(id);
    const pending = async () => (await offices.county.link(city.iid)).pending;
    const told = () => offices.county.notices.filter(({ eventId }) => eventId === id).length;
    await pull(head);
    await waitUntil(() => told() === 1);
    expect(await pending()).toBe(0);
    await expect(pull(beginning)).resolves.toEqual(batch);
    expect(await pending()).toBe(head.after);
    expect(await offices.county.pending(rootCaseId)).toMatchObject([{ eventId: id, peer: city.iid }]);
    await pull(head);
    expect([await pending(), told()]).toEqual([0, 1]);
    await expect(pull({ ...head, chain: 'a'.repeat(64) })).resolves.toEqual({ kind: 'fork' });
    await expect(offices.county.submit(anEvent(upwards))).resolves.toBeDefined();
  });

  it('does not make the county or the province believe that they were restored', async () => {
    const pull = { verb: 'pull', place: { ...beginning, after: 500 }, max: 1, waitMs: 0 } as const;
    for (const side of [above, below]) await expect(side.ask(pull)).resolves.toEqual({ kind: 'behind' });
    for (const office of [offices.county, offices.province]) {
      const { rows } = await office.sql.query(`select 1 from journal where kind = 'relay.restored'`);
      expect(rows).toEqual([]);
    }
    await expect(offices.county.submit(anEvent(upwards))).resolves.toBeDefined();
  });
});
