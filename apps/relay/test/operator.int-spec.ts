import {
  beginRecovery,
  type ItemView,
  listItems,
  listOperatorActs,
  probeLink,
  replayMatter,
  resumeLink,
  retireLink,
  skipItem,
  suspendLink,
  unparkItem,
  voidItem,
} from '@qsl/contracts';
import { waitUntil } from '@qsl/testing';
import { randomUUID } from 'node:crypto';
import { fate, refusal, unsupportedType } from './recorder.js';
import { anEvent, type RelayOffice } from './relay-office.js';
import { ThreeOffices } from './three-offices.js';

const reason = '与发出机关核实后处理';

describe('an operator of an office', () => {
  let offices: ThreeOffices;
  let route: string[];

  beforeAll(async () => {
    offices = await ThreeOffices.open();
    route = [offices.county.iid, offices.city.iid, offices.province.iid];
  });

  afterAll(() => offices.close());

  afterEach(() => {
    fate.of = () => 'applied';
  });

  const item = (office: RelayOffice, eventId: string, state?: ItemView['state']) =>
    waitUntil(
      async () => {
        const { items } = await office.operate(listItems, { limit: 100, ...(state && { state }) });
        return items.find((one) => one.eventId === eventId);
      },
      { deadlineMs: 20_000 },
    );

  /** An event that the province refuses for good, and a later one behind it. */
  async function parked() {
    const { county, province } = offices;
    const poison = anEvent(route);
    fate.of = ({ id }, iid) => {
      if (id === poison.id && iid === province.iid) throw refusal('case.wrong_state');
      return 'applied';
    };
    await county.submit(poison);
    const later = await county.submit(anEvent(route, { rootCaseId: poison.rootCaseId }));
    const hurry = 'update event set tries = 4 where id = $1 and tries = 1';
    await waitUntil(async () => (await province.sql.query(hurry, [poison.id])).rowCount === 1);
    await item(province, poison.id);
    return { poison, later };
  }

  it('sees an event of an unknown type stand still at once, which transit has passed on, and it is applied after the upgrade', async () => {
    const { county, city, province } = offices;
    fate.of = ({ type }, iid) => {
      if (type.endsWith('.v2') && iid !== province.iid) throw unsupportedType;
      return 'applied';
    };
    const modern = await county.submit(anEvent(route, { type: 'qsl.case.changed.v2' }));
    const later = await county.submit(anEvent(route, { rootCaseId: modern.rootCaseId }));
    const other = await county.submit(anEvent(route));
    await waitUntil(() => province.applied(modern.rootCaseId).length === 2);
    expect(await item(city, modern.id)).toMatchObject({ state: 'unsupported_type', tries: 1, waiting: 1, iseq: 1 });
    await waitUntil(() => city.applied(other.rootCaseId).length === 1);
    expect(city.applied(modern.rootCaseId)).toEqual([]);

    fate.of = () => 'applied';
    await city.stop();
    await city.start();
    await waitUntil(() => city.applied(modern.rootCaseId).length === 2);
    expect(city.applied(modern.rootCaseId)).toEqual([modern.id, later.id]);
    await offices.connected();
  });

  it('has a parked event offered again, or passes it over, and later events go on', async () => {
    const { province } = offices;
    const healed = await parked();
    fate.of = () => 'applied';
    await province.operate(unparkItem, { eventId: healed.poison.id, reason });
    await waitUntil(() => province.applied(healed.poison.rootCaseId).length === 2);
    expect(province.applied(healed.poison.rootCaseId)).toEqual([healed.poison.id, healed.later.id]);

    const passed = await parked();
    await province.operate(skipItem, { eventId: passed.poison.id, reason });
    await waitUntil(() => province.applied(passed.poison.rootCaseId).length === 1);
    expect(province.applied(passed.poison.rootCaseId)).toEqual([passed.later.id]);
    expect(await item(province, passed.poison.id, 'skipped')).toMatchObject({ reason });
    await expect(province.operate(voidItem, { eventId: passed.poison.id, reason })).rejects.toMatchObject({
      reason: 'item.not_standing',
    });
    await expect(province.operate(skipItem, { eventId: randomUUID(), reason })).rejects.toMatchObject({
      kind: 'notFound',
    });
  });

  it('finds an event that waits for what does not come, passes it over, and later events go on', async () => {
    const { county, province } = offices;
    const waiting = anEvent(route);
    fate.of = ({ id }, iid) => (id === waiting.id && iid === province.iid ? 'waiting' : 'applied');
    await county.submit(waiting);
    const later = await county.submit(anEvent(route, { rootCaseId: waiting.rootCaseId }));
    const behind = 'select 1 from event where id = $1';
    await waitUntil(async () => (await province.sql.query(behind, [later.id])).rowCount === 1);
    const find = () => province.operate(listItems, { limit: 100, state: 'waiting' });
    expect((await find()).items).toEqual([]);

    const since = `update event set stored_at = stored_at - interval '6 minutes' where root_case_id = $1`;
    await province.sql.query(since, [waiting.rootCaseId]);
    expect((await find()).items).toMatchObject([{ eventId: waiting.id, state: 'waiting', waiting: 1 }]);
    await province.operate(skipItem, { eventId: waiting.id, reason });
    await waitUntil(() => province.applied(waiting.rootCaseId).includes(later.id));
    expect((await find()).items).toEqual([]);
  });

  it('sees what an author was not entitled to as void, with the service’s reason, and later events go on', async () => {
    const { county, province } = offices;
    const unentitled = anEvent(route);
    fate.of = ({ id }) => (id === unentitled.id ? 'void' : 'applied');
    await county.submit(unentitled);
    const later = await county.submit(anEvent(route, { rootCaseId: unentitled.rootCaseId }));
    await waitUntil(() => province.applied(unentitled.rootCaseId).length === 1);
    expect(province.applied(unentitled.rootCaseId)).toEqual([later.id]);
    expect(await item(province, unentitled.id, 'void')).toMatchObject({ reason: '不是承办机关' });
  });

  it('has a matter’s history offered to its service once more, in order', async () => {
    const { county } = offices;
    const first = await county.submit(anEvent(route));
    const { rootCaseId } = first;
    await waitUntil(() => offices.province.applied(rootCaseId).length === 1);
    const answer = await offices.province.submit(anEvent(route, { rootCaseId }));
    const settled = `select 1 from event where id = $1 and state = 'applied'`;
    await waitUntil(async () => (await county.sql.query(settled, [answer.id])).rowCount === 1);
    expect(await county.operate(replayMatter, { rootCaseId, reason })).toEqual({ events: 2 });
    await waitUntil(() => county.applied(rootCaseId).length === 3);
    expect(county.applied(rootCaseId).slice(1).sort()).toEqual([first.id, answer.id].sort());
    const next = await county.submit(anEvent(route, { rootCaseId }));
    await waitUntil(() => offices.province.applied(rootCaseId).includes(next.id));
  });

  it('says which of two events under one number counts, and the matter that they had stopped goes on', async () => {
    const { county, province } = offices;
    const { rootCaseId } = await county.submit(anEvent(route));
    await waitUntil(() => province.applied(rootCaseId).length === 1);
    const first = await province.submit(anEvent(route, { rootCaseId }));
    await waitUntil(() => county.applied(rootCaseId).length === 1);
    const twin = randomUUID();
    await county.sql.query(
      `insert into event (id, author, root_case_id, iseq, body, jws, state)
       select $2::uuid, author, root_case_id, iseq, convert_to(replace(convert_from(body, 'utf8'), $1::text, $2::text), 'utf8'), jws, 'conflict'
       from event where id = $1::uuid`,
      [first.id, twin],
    );
    await county.sql.query(`update matter set parked = 'equivocation' where root_case_id = $1`, [rootCaseId]);
    expect(await item(county, twin)).toMatchObject({ state: 'conflict', rivalId: first.id });
    await expect(county.operate(skipItem, { eventId: twin, reason })).rejects.toMatchObject({
      reason: 'item.undecided',
    });
    await county.operate(unparkItem, { eventId: twin, reason });
    await waitUntil(() => county.applied(rootCaseId).includes(twin));
    expect(await item(county, first.id, 'skipped')).toMatchObject({ reason });
    const next = await province.submit(anEvent(route, { rootCaseId }));
    await waitUntil(() => county.applied(rootCaseId).includes(next.id));
  });

  it('closes a link, also over a restart, and opens it again: nothing passes meanwhile, nothing is lost', async () => {
    const { county, city, province } = offices;
    await city.operate(suspendLink, { peer: county.iid, reason });
    const held = await county.submit(anEvent(route));
    await waitUntil(async () => (await county.link(city.iid)).state === 'refused');
    expect(await county.link(city.iid)).toMatchObject({ refusal: 'suspended', pending: 1 });
    expect(await county.operate(probeLink, { peer: city.iid })).toMatchObject({
      outcome: 'refused',
      reason: 'suspended',
    });
    await city.stop();
    await city.start();
    expect(await city.link(county.iid)).toMatchObject({ state: 'suspended' });
    await waitUntil(async () => (await province.link(city.iid)).state === 'active');
    expect(province.applied(held.rootCaseId)).toEqual([]);
    await expect(city.operate(suspendLink, { peer: county.iid, reason })).rejects.toMatchObject({
      reason: 'link.already_so',
    });

    await city.operate(resumeLink, { peer: county.iid, reason });
    await waitUntil(() => province.applied(held.rootCaseId).length === 1);
    await offices.connected();
    expect(await county.operate(probeLink, { peer: city.iid })).toMatchObject({ outcome: 'answered', reason: null });
  });

  it('goes on without a neighbour that is away, which gives back what it holds when it returns', async () => {
    const { county, city, province, brokers } = offices;
    const { rootCaseId } = await county.submit(anEvent(route));
    await waitUntil(() => province.applied(rootCaseId).length === 1);
    await brokers.province.kill();
    await waitUntil(async () => (await city.link(province.iid)).state === 'down');
    await expect(city.operate(beginRecovery, { without: ['x610302'], reason })).rejects.toMatchObject({
      details: { errors: [{ field: 'without' }] },
    });
    await city.operate(beginRecovery, { without: [province.iid], reason });
    await waitUntil(async () => (await city.link(county.iid)).epoch === 2);
    expect(await city.link(province.iid)).toMatchObject({ state: 'down', epoch: 2 });
    const meanwhile = await city.submit(anEvent(route, { rootCaseId }));
    await waitUntil(() => county.applied(rootCaseId).includes(meanwhile.id));
    await brokers.province.start();
    await waitUntil(() => province.applied(rootCaseId).includes(meanwhile.id));
    const owed = `select recovery from link where peer = '${province.iid}'`;
    await waitUntil(async () => (await city.sql.query<{ recovery: string }>(owed)).rows[0]?.recovery === 'none');
    await offices.connected();
  });

  it('gives up a link to a child that is gone, for good, and never the one to the parent', async () => {
    const { county, city } = offices;
    await expect(county.operate(retireLink, { peer: city.iid, reason })).rejects.toMatchObject({
      reason: 'link.not_a_child',
    });
    await city.operate(retireLink, { peer: county.iid, reason });
    await waitUntil(async () => (await county.link(city.iid)).refusal === 'retired');
    expect(await city.link(county.iid)).toMatchObject({ state: 'retired' });
    await expect(city.operate(resumeLink, { peer: county.iid, reason })).rejects.toMatchObject({
      reason: 'link.retired',
    });
  });

  it('is on record with every act, newest first, for nobody to change', async () => {
    const { city, province } = offices;
    const { items, nextCursor } = await city.operate(listOperatorActs, { limit: 3 });
    expect(items.map(({ act, target }) => [act, target])).toEqual([
      ['link.retire', 'x610303'],
      ['recovery.begin', 'p610000'],
      ['link.resume', 'x610303'],
    ]);
    expect(items[0]).toMatchObject({ by: '李运维', reason });
    const rest = await city.operate(listOperatorActs, { limit: 3, cursor: nextCursor ?? '' });
    expect(rest.items.map(({ act }) => act)).toEqual(['link.suspend']);
    expect((await province.operate(listOperatorActs, {})).items.map(({ act }) => act)).toEqual([
      'item.skip',
      'item.skip',
      'item.unpark',
    ]);
    for (const change of [`update operator_act set reason = ''`, 'delete from operator_act']) {
      await expect(city.sql.query(change)).rejects.toThrow('append-only');
    }
  });
});
