import { testOffices, waitUntil } from '@qsl/testing';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, nkeyAuthenticator } from '@nats-io/transport-node';
import { linkSubjects } from '../src/link-broker/link-subjects.js';
import type { Question } from '../src/protocol/messages.js';
import { anEvent } from './relay-office.js';
import { beginning, Rogue, signed, upwards } from './rogue.js';
import { ThreeOffices } from './three-offices.js';

const { county, city, province } = testOffices;
const between = [city.iid, province.iid];
const pullFrom = (place: object): Question => ({ verb: 'pull', place: { ...beginning, ...place }, max: 1, waitMs: 0 });

describe('a county with valid credentials that attacks its city', () => {
  let offices: ThreeOffices;
  let rogue: Rogue;

  beforeAll(async () => {
    offices = await ThreeOffices.open();
    await offices.county.stop();
  });

  beforeEach(async () => {
    const { url, seeds } = offices.brokers.city;
    rogue = await Rogue.open({ url, seed: seeds.child, self: county.iid, peer: city.iid, child: county.iid });
  });

  afterEach(async () => {
    await rogue.close();
  });

  afterAll(async () => {
    await offices.close();
  });

  /** The city writes to the province, and the province applies it. */
  async function othersWork(): Promise<void> {
    const { rootCaseId } = await offices.city.submit(anEvent(between));
    await waitUntil(() => offices.province.applied(rootCaseId).length === 1);
  }

  async function epochs(): Promise<Record<string, number>> {
    const { rows } = await offices.city.sql.query<{ peer: string; out_epoch: number }>('select * from link');
    return Object.fromEntries(rows.map(({ peer, out_epoch }) => [peer, out_epoch]));
  }

  const rejections = async () =>
    (await offices.city.sql.query<{ reason: string }>('select reason from rejected_event order by id')).rows;

  it('does not make the city believe that it was restored, nor keep it from working, by any place that it names', async () => {
    for (const place of [{ after: 1_000 }, { epoch: 5 }, { epoch: 2_000_000_000, after: 2_000_000_000 }]) {
      await expect(rogue.ask(pullFrom(place))).resolves.toEqual({ kind: 'behind' });
    }
    await waitUntil(() => rogue.heard.some(({ verb }) => verb === 'replay'), { what: 'its replay is asked for' });
    await othersWork();
    expect((await offices.city.link(province.iid)).state).toBe('active');
    rogue.script.replay = () => ({ kind: 'replay', events: [], more: false, inEpoch: 6 });
    await waitUntil(async () => (await epochs())[county.iid] === 7, { what: 'its log alone starts anew' });
    expect((await epochs())[province.iid]).toBe(1);
    for (let claims = 0; claims < 20; claims += 1) await rogue.ask(pullFrom({ epoch: 9, after: claims }));
    await othersWork();
    expect(await epochs()).toEqual({ [county.iid]: 7, [province.iid]: 1 });
  });

  it('gets nothing believed that it slips into a replay, and proves no restore by its own events', async () => {
    const own = signed(county, upwards);
    const foreign = signed(province, upwards, { author: province.iid });
    const forged = [signed(county, upwards, { author: province.iid }), signed(county, upwards, { author: city.iid })];
    const altered = { ...foreign, body: foreign.body.replace('饮水机', '饮酒机') };
    await offices.city.stop();
    await offices.city.sql.query(`update link set recovery = 'doubted' where peer = $1`, [county.iid]);
    rogue.script.replay = () => ({ kind: 'replay', events: [...forged, altered, own], more: false, inEpoch: 1 });
    await offices.city.start();
    await waitUntil(async () => (await rejections()).length === 3);
    expect((await rejections()).map(({ reason }) => reason)).toEqual(['signature', 'signature', 'signature']);
    await othersWork();
    expect((await epochs())[province.iid]).toBe(1);
  });

  it('fills no disk with what is refused: the latest thousand of each neighbour are kept', async () => {
    const { sql } = offices.city;
    const earlier = `insert into rejected_event (peer, reason, body, jws) select $1, 'earlier', '', '' from generate_series(1, $2)`;
    await sql.query(earlier, [county.iid, 1_000]);
    await sql.query(earlier, [province.iid, 3]);
    rogue.log.push(signed(county, upwards, { author: province.iid }));
    await rogue.greet();
    const kept = async (peer: string) => {
      const query = `select count(*)::int as n, count(*) filter (where reason = 'wrong_side')::int as latest from rejected_event where peer = $1`;
      return (await sql.query<{ n: number; latest: number }>(query, [peer])).rows[0];
    };
    await waitUntil(async () => ((await kept(county.iid))?.latest ?? 0) > 0);
    expect(await kept(county.iid)).toMatchObject({ n: 1_000 });
    expect(await kept(province.iid)).toEqual({ n: 3, latest: 0 });
    await sql.query(`delete from rejected_event where reason = 'earlier'`);
  });

  it('does not hold the city in one replay by promising more and bringing nothing', async () => {
    await offices.city.stop();
    await offices.city.sql.query(`update link set recovery = 'doubted' where peer = $1`, [county.iid]);
    rogue.script.replay = () => ({ kind: 'replay', events: [], more: true, inEpoch: 1 });
    await offices.city.start();
    const turns = () => rogue.heard.map(({ verb }) => verb).filter((verb) => verb === 'replay' || verb === 'pull');
    await waitUntil(() => turns().filter((verb) => verb === 'replay').length === 3);
    expect(turns().join(' ')).not.toContain('replay replay');
    rogue.script.replay = () => ({ kind: 'replay', events: [], more: false, inEpoch: 1 });
    await waitUntil(async () => (await offices.city.link(county.iid)).state === 'active');
    await othersWork();
  });

  it('is told nothing of a matter by writing into it, until somebody in it names this county', async () => {
    const told = async (id: string) => {
      const query = 'select 1 from link_log where peer = $1 and event_id = $2';
      return (await offices.city.sql.query(query, [county.iid, id])).rowCount === 1;
    };
    const secret = await offices.city.submit(anEvent(between));
    const { rootCaseId } = secret;
    const intrusion = signed(county, upwards, { rootCaseId, type: 'qsl.transfer.answered.v1' });
    rogue.log.push(intrusion);
    await rogue.greet();
    await waitUntil(() => offices.province.applied(rootCaseId).includes(intrusion.id));
    const later = await offices.city.submit(anEvent(between, { rootCaseId }));
    expect([await told(secret.id), await told(later.id)]).toEqual([false, false]);
    const naming = await offices.city.submit(anEvent([...between, county.iid], { rootCaseId }));
    expect([await told(secret.id), await told(later.id), await told(naming.id)]).toEqual([true, true, true]);
  });

  it('has numbers beyond all measure left unanswered or refused, and its true events taken', async () => {
    await expect(rogue.ask(pullFrom({ epoch: 2_000_000_001 }), 1_000)).rejects.toThrow();
    await expect(rogue.ask(pullFrom({ after: Number.MAX_SAFE_INTEGER }), 1_000)).rejects.toThrow();
    const before = (await rejections()).length;
    const matter = randomUUID();
    rogue.log.push(
      signed(county, upwards, { iseq: 2_000_000_001 }),
      signed(county, upwards, { matterKind: 'x'.repeat(41) }),
      signed(county, upwards, { type: `qsl.${'x'.repeat(100_000)}.changed.v1` }),
      signed(county, upwards, { rootCaseId: matter }),
    );
    await rogue.greet();
    await waitUntil(() => offices.province.applied(matter).length === 1);
    expect((await rejections()).slice(before).map(({ reason }) => reason)).toEqual([
      'malformed',
      'malformed',
      'malformed',
    ]);
    let renewals = 0;
    rogue.script.pull = () => (renewals++ === 0 ? { kind: 'renewed', epoch: Number.MAX_SAFE_INTEGER } : null);
    await rogue.greet();
    await waitUntil(() => renewals > 0);
    await othersWork();
  });

  it('hears nothing to what nobody can read, however large or deep, and others are served', async () => {
    const { url, seeds } = offices.brokers.city;
    const raw = await connect({
      servers: [url],
      authenticator: nkeyAuthenticator(Buffer.from(seeds.child)),
      inboxPrefix: `_INBOX_${county.iid}`,
    });
    const texts = ['', '{', '[]', '['.repeat(500_000), '{"question":'.repeat(80_000), 'x'.repeat(1_000_000), '\u0000'];
    const answers = texts.map((text) =>
      raw.request(linkSubjects(county.iid).toParent, text, { timeout: 1_500 }).then(
        () => 'answered',
        () => 'silence',
      ),
    );
    await expect(Promise.all(answers)).resolves.toEqual(texts.map(() => 'silence'));
    expect(() => raw.publish(linkSubjects(county.iid).toParent, 'x'.repeat(10_000_000))).toThrow(/payload/i);
    await raw.close();
    await expect(rogue.greet()).resolves.toMatchObject({ kind: 'hello' });
    await othersWork();
  });

  it('may greet without end in ever new sessions: the city’s other link does not notice', async () => {
    const state = async () => (await offices.city.link(province.iid)).state;
    for (let greetings = 0; greetings < 150; greetings += 1) {
      rogue.session = randomUUID();
      await rogue.greet();
    }
    expect(await state()).toBe('active');
    await othersWork();
  });

  it('is not given attachments of matters that do not concern it', async () => {
    const blob = offices.city.files.upload(5_000);
    const { rootCaseId } = await offices.city.submit(anEvent(between, { blobs: [blob] }));
    await waitUntil(() => offices.province.applied(rootCaseId).length === 1);
    await waitUntil(() => offices.province.files.has(blob.sha256));
    const question: Question = { verb: 'blob', sha256: blob.sha256, offset: 0, length: 100 };
    await expect(rogue.ask(question)).resolves.toEqual({ kind: 'absent' });
  });

  it('gets no card of its own making taken', async () => {
    const card = { card: 1, serial: 1, iid: county.iid, name: '金台区政协', tier: 'province', areaCode: '610303' };
    const keys = [{ key: county.signingKey, revokedSince: null }];
    const body = JSON.stringify({
      ...card,
      parent: null,
      state: 'active',
      keys,
      linkKey: null,
      issuedAt: '2026-01-01T00:00:00Z',
    });
    const jws = signed(county, upwards).jws;
    rogue.script.hello = () => ({ kind: 'hello', version: 1, place: beginning, directory: 1 });
    rogue.script.cards = () => ({ kind: 'cards', cards: [{ body, jws }], directory: 1, refused: [] });
    rogue.session = randomUUID();
    await rogue.greet();
    await waitUntil(() => rogue.heard.some(({ verb }) => verb === 'cards'));
    await othersWork();
    await expect(rogue.ask({ verb: 'cards', after: 0, requests: [] })).resolves.toMatchObject({
      cards: [],
      directory: 0,
    });
  });
});

describe('a city that was restored, with nothing that says so but its county', () => {
  it('believes it by what only the city’s own log can have told, and asks everybody', async () => {
    const offices = await ThreeOffices.open();
    const down = await offices.city.submit(anEvent([city.iid, county.iid]));
    const up = await offices.city.submit(anEvent(between));
    await waitUntil(() => offices.county.applied(down.rootCaseId).length === 1);
    await waitUntil(() => offices.province.applied(up.rootCaseId).length === 1);
    await offices.city.stop();
    await offices.city.sql.query('truncate event, matter, link, link_log restart identity cascade');
    rmSync(offices.city.markerFile);
    await offices.city.start();
    const held = async () =>
      (await offices.city.sql.query<{ id: string }>('select id from event')).rows.map(({ id }) => id);
    await waitUntil(async () => (await held()).length === 2, { deadlineMs: 60_000 });
    await waitUntil(async () => (await offices.city.link(province.iid)).state === 'active', { deadlineMs: 60_000 });
    const { rows } = await offices.city.sql.query<{ facts: string }>(
      `select facts from journal where kind = 'relay.restored'`,
    );
    expect(rows.map(({ facts }) => facts).join()).toMatch(/proven/);
    const next = await offices.city.submit(anEvent([city.iid, county.iid], { rootCaseId: down.rootCaseId }));
    await waitUntil(() => offices.county.applied(down.rootCaseId).includes(next.id));
    await offices.close();
  });
});
