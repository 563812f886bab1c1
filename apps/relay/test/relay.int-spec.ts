import { schemaDrift, waitUntil } from '@qsl/testing';
import { relayDatabase } from '../src/index.js';
import { fate, refusal } from './recorder.js';
import { anEvent } from './relay-office.js';
import { ThreeOffices } from './three-offices.js';

describe('the relays of a province, a city and a county', () => {
  let offices: ThreeOffices;
  let route: string[];

  beforeAll(async () => {
    offices = await ThreeOffices.open();
    route = [offices.county.iid, offices.city.iid, offices.province.iid];
  });

  afterAll(async () => {
    await offices.close();
  });

  afterEach(() => {
    fate.of = () => 'applied';
  });

  it('carries events up two hops, once each and in order', async () => {
    const { county, city, province } = offices;
    const first = await county.submit(anEvent(route));
    const ids = [first.id];
    for (let count = 0; count < 20; count += 1)
      ids.push((await county.submit(anEvent(route, { rootCaseId: first.rootCaseId }))).id);
    await waitUntil(() => province.applied(first.rootCaseId).length === ids.length);
    await waitUntil(() => city.applied(first.rootCaseId).length === ids.length);
    expect(province.applied(first.rootCaseId)).toEqual(ids);
    expect(city.applied(first.rootCaseId)).toEqual(ids);
    expect(province.received.find(({ id }) => id === first.id)).toMatchObject({
      author: county.iid,
      iseq: 1,
      data: first.data,
    });
  });

  it('carries answers down to the origin', async () => {
    const { county, province } = offices;
    const up = await county.submit(anEvent(route));
    await waitUntil(() => province.applied(up.rootCaseId).length === 1);
    const down = await province.submit(anEvent(route, { rootCaseId: up.rootCaseId }));
    await waitUntil(() => county.applied(up.rootCaseId).includes(down.id));
    expect(county.applied(up.rootCaseId)).toEqual([down.id]);
  });

  it('looks once for whom to tell of what it only passed on, and tells of its own behind it', async () => {
    const { county, city, province } = offices;
    const first = await county.submit(anEvent(route));
    const { rootCaseId } = first;
    await Promise.all(Array.from({ length: 110 }, () => county.submit(anEvent(route, { rootCaseId }))));
    await waitUntil(() => province.applied(rootCaseId).length === 111);
    const cursor = async (): Promise<number> => {
      const query = 'select notice_cursor as at from link where peer = $1';
      return (await city.sql.query<{ at: number }>(query, [province.iid])).rows[0]?.at ?? 0;
    };
    await waitUntil(async () => (await cursor()) >= 100);
    const own = await city.submit(anEvent(route, { rootCaseId }));
    await waitUntil(() => city.notices.some(({ eventId, peer }) => eventId === own.id && peer === province.iid));
  });

  it('takes an event once however often it is submitted, and refuses another one under its id', async () => {
    const { county, province } = offices;
    const event = await county.submit(anEvent(route));
    await county.submit(event);
    await expect(county.submit({ ...event, data: { text: '别的内容' } })).rejects.toMatchObject({
      kind: 'conflict',
      reason: 'event.id_taken',
    });
    await waitUntil(() => province.applied(event.rootCaseId).length > 0);
    expect(province.applied(event.rootCaseId)).toEqual([event.id]);
  });

  it('names what is wrong with an event and keeps nothing of it', async () => {
    const { county, city } = offices;
    const count = async () =>
      (await county.sql.query<{ n: number }>('select count(*)::int as n from event')).rows[0]?.n;
    const before = await count();
    await expect(county.submit(anEvent([city.iid]))).rejects.toMatchObject({
      kind: 'invalid',
      details: { errors: [{ field: 'route' }] },
    });
    await expect(county.submit(anEvent(route, { type: 'Case.Changed' }))).rejects.toMatchObject({
      details: { errors: [{ field: 'type' }] },
    });
    await expect(county.submit(anEvent(route, { data: { text: '长'.repeat(100_000) } }))).rejects.toMatchObject({
      kind: 'tooLarge',
    });
    expect(await count()).toBe(before);
  });

  it('gives a newcomer on the route the whole history first', async () => {
    const { county, city, province } = offices;
    const first = await county.submit(anEvent([county.iid]));
    const { rootCaseId } = first;
    const second = await county.submit(anEvent([county.iid, city.iid], { rootCaseId }));
    await waitUntil(() => city.applied(rootCaseId).length === 2);
    const third = await city.submit(anEvent(route, { rootCaseId }));
    await waitUntil(() => province.applied(rootCaseId).length === 3);
    const late = await county.submit(anEvent([county.iid, city.iid], { rootCaseId }));
    await waitUntil(() => province.applied(rootCaseId).length === 4);
    expect(province.applied(rootCaseId)).toEqual([first.id, second.id, third.id, late.id]);
  });

  it('tells the author once its neighbour has an event', async () => {
    const { county, city } = offices;
    const event = await county.submit(anEvent(route));
    const notice = await waitUntil(() => county.notices.find(({ eventId }) => eventId === event.id));
    expect(notice).toMatchObject({ rootCaseId: event.rootCaseId, peer: city.iid });
  });

  it('loses and doubles nothing when the link broker is killed, and says what waits', async () => {
    const { county, city, province, brokers } = offices;
    const before = await county.submit(anEvent(route));
    const { rootCaseId } = before;
    await waitUntil(() => province.applied(rootCaseId).length === 1);
    await brokers.city.kill();
    const during = [
      await county.submit(anEvent(route, { rootCaseId })),
      await county.submit(anEvent(route, { rootCaseId })),
    ];
    await waitUntil(async () => (await county.link(city.iid)).state === 'down');
    expect(await county.link(city.iid)).toMatchObject({ relation: 'parent', peerName: '宝鸡市政协', pending: 2 });
    expect((await county.link(city.iid)).oldestPendingAt).not.toBeNull();
    const pending = await county.pending(rootCaseId);
    expect(pending.map(({ eventId }) => eventId)).toEqual(during.map(({ id }) => id));
    expect(pending.map(({ isUnderway }) => isUnderway)).toEqual([false, false]);
    expect(await province.link(city.iid)).toMatchObject({ state: 'active' });
    await brokers.city.start();
    const after = await county.submit(anEvent(route, { rootCaseId }));
    await waitUntil(() => province.applied(rootCaseId).length === 4);
    expect(province.applied(rootCaseId)).toEqual([before, ...during, after].map(({ id }) => id));
    await waitUntil(async () => (await county.pending(rootCaseId)).length === 0);
    await offices.connected();
  });

  it('goes on where it stood when a relay was away', async () => {
    const { county, city, province } = offices;
    const before = await county.submit(anEvent(route));
    const { rootCaseId } = before;
    await waitUntil(() => province.applied(rootCaseId).length === 1);
    await city.stop();
    const during = await county.submit(anEvent(route, { rootCaseId }));
    expect(await county.pending(rootCaseId)).toHaveLength(1);
    await city.start();
    await waitUntil(() => province.applied(rootCaseId).length === 2);
    expect(province.applied(rootCaseId)).toEqual([before.id, during.id]);
    await offices.connected();
  });

  it('goes on when the database was away, and answers nothing meanwhile', async () => {
    const { county, city, province } = offices;
    const before = await county.submit(anEvent(route));
    const { rootCaseId } = before;
    await waitUntil(() => province.applied(rootCaseId).length === 1);
    await city.withoutDatabase(async () => {
      await county.stop();
      await county.start();
      await county.submit(anEvent(route, { rootCaseId }));
      await waitUntil(async () => (await county.link(city.iid)).state === 'stalled', { deadlineMs: 60_000 });
    });
    await waitUntil(() => province.applied(rootCaseId).length === 2, { deadlineMs: 60_000 });
    await offices.connected();
  });

  it('offers a waiting event again once another one of its matter is applied', async () => {
    const { county, city } = offices;
    const { rootCaseId } = await county.submit(anEvent(route));
    await waitUntil(() => city.applied(rootCaseId).length === 1);
    fate.of = ({ author }, iid) =>
      iid === city.iid && author === county.iid && city.applied(rootCaseId).length < 2 ? 'waiting' : 'applied';
    const early = await county.submit(anEvent(route, { rootCaseId }));
    await waitUntil(() => offices.province.applied(rootCaseId).length === 2);
    const awaited = await offices.province.submit(anEvent(route, { rootCaseId }));
    await waitUntil(() => city.applied(rootCaseId).length === 3);
    expect(city.applied(rootCaseId).slice(1)).toEqual([awaited.id, early.id]);
  });

  it('parks only the matter of an event that can not be applied', async () => {
    const { county, province } = offices;
    const poison = anEvent(route);
    fate.of = ({ id }) => {
      if (id === poison.id) throw refusal('case.wrong_state');
      return 'applied';
    };
    await county.submit(poison);
    await waitUntil(
      async () =>
        (await province.sql.query('update event set tries = 4 where id = $1 and tries < 4', [poison.id])).rowCount ===
        1,
    );
    const other = await county.submit(anEvent(route));
    await waitUntil(() => province.applied(other.rootCaseId).length === 1);
    const parked = async () => (await province.link(offices.city.iid)).parked;
    await waitUntil(async () => (await parked()) === 1, { deadlineMs: 20_000 });
    expect(province.applied(poison.rootCaseId)).toEqual([]);
  });

  it('shows the office, its neighbours and its links', async () => {
    const view = await offices.city.instance();
    expect(view).toMatchObject({
      iid: offices.city.iid,
      tier: 'city',
      parent: offices.province.iid,
      children: [offices.county.iid],
    });
    expect(view.directory).toHaveLength(3);
    expect(view.links.map(({ relation }) => relation).sort()).toEqual(['child', 'parent']);
  });

  it('has migrations that agree with its entities', async () => {
    await expect(schemaDrift(relayDatabase)).resolves.toBe('');
  });
});
