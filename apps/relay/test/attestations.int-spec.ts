import { MikroORM } from '@mikro-orm/postgresql';
import { ormOptions } from '@qsl/persistence';
import { OfficeDirectory } from '@qsl/service-kit';
import { freshDatabase, type FreshDatabase, testOffices, writeDirectory } from '@qsl/testing';
import { Placement } from '../src/link/place-event.js';
import type { WireEvent } from '../src/protocol/messages.js';
import { decodeEvent } from '../src/protocol/event.js';
import { OfficeTree } from '../src/protocol/office-tree.js';
import { rules } from '../src/protocol/rules.js';
import { relayDatabase } from '../src/relay.database.js';
import { PostgresAttestations } from '../src/store/postgres-attestations.js';
import { PostgresStore } from '../src/store/postgres-store.js';
import { signed, upwards } from './rogue.js';

const { county, city, province } = testOffices;
const [peer, end] = [city.iid, province.iid];
const below = 'x610304';
const hourMs = 3_600_000;
const limits = { withheldMs: hourMs, unattestedMs: 24 * hourMs };
const mostMs = hourMs / 6;
const toProvince = () => [end];

describe('what a county is owed proof of', () => {
  let database: FreshDatabase;
  let orm: MikroORM;
  let store: PostgresStore;
  let attestations: PostgresAttestations;
  let now = Date.parse('2026-12-01T00:00:00Z');

  beforeEach(async () => {
    database = await freshDatabase(relayDatabase);
    orm = await MikroORM.init(ormOptions(relayDatabase, database.url));
    const offices = OfficeDirectory.read(writeDirectory(), county.iid);
    store = new PostgresStore(orm.em.fork(), offices);
    attestations = new PostgresAttestations(orm.em.fork(), offices);
    await store.open([peer]);
  });

  afterEach(async () => {
    await orm.close();
    await database.drop();
  });

  /** Puts events into custody and into the log for the city, which confirms so many of it. */
  async function confirm(events: WireEvent[], upTo = events.length): Promise<string[]> {
    const tree = new OfficeTree(county.iid, [
      { iid: county.iid, parent: peer },
      { iid: peer, parent: end },
      { iid: below, parent: county.iid },
    ]);
    await store.transact(async (custody) => {
      const placement = await Placement.begin({ tree, rules }, custody);
      for (const wire of events) await placement.place({ ...decodeEvent(wire.body), ...wire, state: 'own', tries: 0 });
    });
    await store.savePeerCursor(peer, 1, upTo);
    return events.map(({ id }) => id);
  }
  const own = () => signed(county, upwards);
  const due = async () => ((await attestations.next(peer))?.events ?? []).sort();
  const faults = () => attestations.faults(peer, limits);
  const say = (held: string[], lacks: string[]) => attestations.keep(peer, end, { held, lacks }, { now, mostMs });
  const pass = (ms: number) => (now += ms);

  it('are its own events that the neighbour has confirmed, until the end has them', async () => {
    const foreign = signed(county, upwards, { author: below });
    const [first, , third] = await confirm([own(), foreign, own(), own()], 3);
    await attestations.enrol(peer, toProvince);
    await attestations.enrol(peer, toProvince);
    expect(await due()).toEqual([first, third].sort());
    await say([first ?? ''], []);
    expect(await due()).toEqual([third]);
    await store.savePeerCursor(peer, 1, 4);
    await attestations.enrol(peer, toProvince);
    expect(await due()).toHaveLength(2);
    await say(await due(), []);
    expect(await attestations.next(peer)).toBeNull();
  });

  it('is enough once no route leads further on', async () => {
    await confirm([own()]);
    await attestations.enrol(peer, () => []);
    expect(await attestations.next(peer)).toBeNull();
  });

  it('begins anew where the log does', async () => {
    const ids = await confirm([own(), own()]);
    await attestations.enrol(peer, toProvince);
    await say(ids, []);
    await orm.em.fork().execute('update link set out_epoch = 2, peer_cursor = 1');
    await orm.em.fork().execute('update link_log set epoch = 2');
    await attestations.enrol(peer, toProvince);
    expect(await due()).toEqual(ids.slice(0, 1));
  });

  it('is withheld after lists that lack it for an hour, and not before', async () => {
    const [lost = '', late = ''] = await confirm([own(), own()]);
    await attestations.enrol(peer, toProvince);
    await say([], [lost, late]);
    for (let round = 1; round < 6; round += 1) {
      pass(mostMs);
      await say([], [lost, late]);
    }
    expect((await faults()).withheld).toEqual([]);
    pass(mostMs);
    await say([late], [lost]);
    expect((await faults()).withheld).toEqual([{ end, count: 1, events: [lost] }]);
    await say([lost], []);
    expect(await faults()).toEqual({ withheld: [], unattested: [] });
  });

  it('is not withheld because the line was cut for long between two lists', async () => {
    const ids = await confirm([own()]);
    await attestations.enrol(peer, toProvince);
    await say([], ids);
    pass(50 * hourMs);
    await say([], ids);
    expect((await faults()).withheld).toEqual([]);
  });

  it('is unattested after a day of silence, which a cut line does not make', async () => {
    const [hidden = ''] = await confirm([own()]);
    await attestations.enrol(peer, toProvince);
    const hush = () => attestations.keepSilence(peer, end, { now, mostMs });
    await hush();
    pass(50 * hourMs);
    await hush();
    expect((await faults()).unattested).toEqual([]);
    for (let left = 24 * 6 - 1; left > 0; left -= 1) {
      pass(mostMs);
      await hush();
    }
    expect((await faults()).unattested).toEqual([end]);
    await say([], [hidden]);
    expect((await faults()).unattested).toEqual([]);
  });

  it('names first what no list has spoken of, and is asked in turn', async () => {
    const ids = await confirm(Array.from({ length: 250 }, own));
    for (let look = 0; look < 2; look += 1) await attestations.enrol(peer, toProvince);
    const before = await due();
    expect([before.length, before]).toEqual([200, ids.slice(0, 200).sort()]);
    await say([], before);
    pass(1);
    const after = await due();
    expect(after).toEqual(expect.arrayContaining(ids.slice(200)));
    expect(after).toHaveLength(200);
  });

  it('is asked of each end in turn, and no more of one that works no more', async () => {
    await confirm([own()]);
    await attestations.enrol(peer, () => ['c610400', end]);
    const ask = async () => (await attestations.next(peer))?.end ?? '';
    const turn = async () => {
      const next = await ask();
      await attestations.keepSilence(peer, next, { now: pass(1_000), mostMs });
      return next;
    };
    expect([await turn(), await turn(), await turn()]).toEqual(['c610400', end, 'c610400']);
    await attestations.forget('c610400');
    expect([await turn(), await turn()]).toEqual([end, end]);
  });

  it('is given to others for their own events alone', async () => {
    const [mine = '', foreign = ''] = await confirm([own(), signed(county, upwards, { author: below })]);
    expect(await attestations.held(county.iid, [mine, foreign, own().id])).toEqual([mine]);
  });
});
