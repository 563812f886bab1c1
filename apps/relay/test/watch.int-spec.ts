import { type JournalVerdict, listHealth, listJournal, verifyJournal } from '@qsl/contracts';
import { waitUntil } from '@qsl/testing';
import { qsl } from './qsl.js';
import { anEvent, type RelayOffice } from './relay-office.js';
import { ThreeOffices } from './three-offices.js';

const verify = (office: RelayOffice): Promise<JournalVerdict> => office.operate(verifyJournal, {});

/** Somebody with all rights to the database, for whom the trigger is no hindrance. */
const tamper = (office: RelayOffice, statement: string) =>
  office.sql.query(`begin; set local session_replication_role = replica; ${statement}; commit`);

describe('what three offices watch over', () => {
  let offices: ThreeOffices;
  let route: string[];

  beforeAll(async () => {
    offices = await ThreeOffices.open(undefined, { RELAY_WATCH_SECONDS: '1', RELAY_CANARY_SECONDS: '1' });
    route = [offices.county.iid, offices.city.iid, offices.province.iid];
  });

  afterAll(() => offices.close());

  /** Resolves once the city remembers the county's journal as it stands. */
  /** Place of an end of the county's journal that the city remembers. */
  const remembered = () =>
    waitUntil(async () => {
      const { rows } = await offices.county.sql.query<{ seq: number; hash: string }>(
        'select seq, hash from journal order by seq desc limit 1',
      );
      const held = await offices.city.sql.query('select 1 from journal_witness where peer = $1 and hash = $2', [
        offices.county.iid,
        rows[0]?.hash,
      ]);
      return held.rowCount === 1 ? rows[0]?.seq : undefined;
    });

  it('writes down what each relay did with an event, in a chain that verifies', async () => {
    const { county, city } = offices;
    const { id, rootCaseId } = await county.submit(anEvent(route));
    await waitUntil(() => offices.province.applied(rootCaseId).length === 1);
    const kinds = async (office: RelayOffice) =>
      (await office.operate(listJournal, { limit: 100 })).items
        .filter(({ kind, facts }) => facts.includes(id) || kind === 'events.delivered')
        .map(({ kind }) => kind);
    for (const office of [county, city])
      await waitUntil(async () => (await kinds(office)).includes('events.delivered'));
    expect(await kinds(county)).toContain('events.authored');
    expect(await kinds(city)).toEqual(expect.arrayContaining(['events.taken', 'events.applied', 'events.delivered']));
    expect(await verify(city)).toMatchObject({ isIntact: true, fault: null });
  });

  it('is for administrators, who read and verify it on the command line too', async () => {
    const { city } = offices;
    await expect(city.call(listHealth, {})).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(city.call(verifyJournal, {})).rejects.toMatchObject({ kind: 'forbidden' });
    const said = await qsl(city, 'journal', 'verify');
    expect(said).toMatchObject({ code: 0, fault: '' });
    expect(said.out).toContain('✓ 逐条验算无误');
    expect(said.out).toMatch(/✓ 金台区政协：与其所记一致/);
    expect((await qsl(city, 'journal', 'list')).out).toMatch(/^序号 +时间 +事项/);
  });

  it('refuses to change or to empty the journal', async () => {
    const { sql } = offices.county;
    await expect(sql.query(`update journal set kind = 'x'`)).rejects.toThrow('only ever added to');
    await expect(sql.query('delete from journal')).rejects.toThrow('only ever added to');
    await expect(sql.query('truncate journal')).rejects.toThrow('only ever added to');
  });

  it('tells how a county is at the province, and that its questions reach the root', async () => {
    const { county, city, province } = offices;
    const ofCounty = async () => (await province.operate(listHealth, {})).items.find(({ iid }) => iid === county.iid);
    const health = await waitUntil(async () => {
      const heard = await ofCounty();
      return heard?.canary ? heard : undefined;
    });
    expect(health).toMatchObject({ name: '金台区政协', parent: city.iid, link: 'active', pending: 0, parked: 0 });
    expect(health?.canary?.ms).toBeLessThan(5_000);
    expect(await county.link(city.iid)).toMatchObject({
      software: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
      unknownTypes: [],
    });
    expect((await county.link(city.iid)).roundTripMs).toBeLessThan(5_000);
    expect((await county.operate(listHealth, {})).items.map(({ iid }) => iid)).toEqual([county.iid]);
  });

  it('shows the links as metrics', async () => {
    const { city, province, county } = offices;
    await waitUntil(async () => /qsl_canary_round_trip_seconds\{[^}]+\} \d/.test(await city.metrics()));
    const text = await city.metrics();
    expect(text).toMatch(new RegExp(`qsl_link_state\\{peer="${county.iid}",state="active",service="relay"\\} 1`));
    expect(text).toMatch(new RegExp(`qsl_link_pending_events\\{peer="${province.iid}",service="relay"\\} 0`));
    expect(text).toMatch(/qsl_link_round_trip_seconds\{[^}]+\} [\d.e-]+/);
    expect(text).toMatch(/qsl_link_clock_skew_seconds\{[^}]+\} -?[\d.e-]+/);
    expect(text).toMatch(/qsl_canary_round_trip_seconds\{[^}]+\} [\d.e-]+/);
    expect(text).toMatch(/qsl_journal_entries\{[^}]+\} [1-9]/);
  });

  it('does not call a restore from a backup a forgery', async () => {
    const { county } = offices;
    const tables = ['link', 'matter', 'event', 'link_log', 'journal'];
    const forAll = (statement: (table: string) => string) => tables.map(statement).join('; ');
    await county.sql.query(
      `create schema backup; ${forAll((table) => `create table backup.${table} as table public.${table}`)}`,
    );
    const { rootCaseId } = await county.submit(anEvent(route));
    await waitUntil(() => offices.province.applied(rootCaseId).length === 1);
    await remembered();
    await county.stop();
    await tamper(
      county,
      forAll((table) => `delete from public.${table}; insert into public.${table} table backup.${table}`),
    );
    await county.start();
    await offices.connected();
    const verdict = await waitUntil(async () => {
      const said = await verify(county);
      return said.witnesses[0]?.result === 'silent' ? undefined : said;
    });
    expect(verdict).toMatchObject({ isIntact: true, fault: null });
    expect(verdict.witnesses[0]?.lost).toBeGreaterThan(0);
    const { items } = await county.operate(listJournal, { limit: 100 });
    expect(items.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['relay.restored', 'journal.lost']));
  });

  it('finds an end that was taken away by what the neighbour remembers of it', async () => {
    const { county, city } = offices;
    const seq = await remembered();
    await county.stop();
    await tamper(county, `delete from journal where seq >= ${seq}`);
    await county.start();
    await offices.connected();
    const verdict = await waitUntil(async () => {
      const said = await verify(county);
      return said.witnesses[0]?.result === 'silent' ? undefined : said;
    });
    expect(verdict).toMatchObject({ isIntact: false, fault: null });
    expect(verdict.witnesses).toMatchObject([{ peer: city.iid, result: 'differs' }]);
    expect(verdict.witnesses[0]?.differsAt).toBeGreaterThanOrEqual(seq);
  });

  it('names the first entry that was changed', async () => {
    const { province } = offices;
    const { items } = await province.operate(listJournal, { limit: 100 });
    const third = items.find(({ seq }) => seq === 3);
    await tamper(province, `update journal set facts = '{}' where seq = 3`);
    expect(await verify(province)).toMatchObject({
      isIntact: false,
      fault: { seq: 3, kind: third?.kind, what: 'content' },
    });
  });
});
