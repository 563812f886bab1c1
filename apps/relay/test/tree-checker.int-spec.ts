import { waitUntil } from '@qsl/testing';
import { fileURLToPath } from 'node:url';
import type { Client } from 'pg';
import { anEvent } from './relay-office.js';
import { ThreeOffices } from './three-offices.js';

type Verdict = Record<string, number>;

/** The checker of `npm run bench:tree`, which is no TypeScript. */
interface Checker {
  verdict(asked: Map<string, number>): Promise<Verdict>;
  close(): Promise<void>;
}

const bench = (file: string) => fileURLToPath(new URL(`../../../deploy/bench/tree/${file}`, import.meta.url));
const faults = [
  'unequal',
  'lost',
  'foreign',
  'doubled',
  'disorder',
  'unapplied',
  'unanswered',
  'brokenChains',
  'brokenJournals',
];

const questions = 6;

describe('the checker of the bench with all offices', () => {
  let offices: ThreeOffices;
  let checker: Checker;
  let sql: { province: Client; city: Client; county: Client };
  let asked: Map<string, number>;

  const found = async (): Promise<Partial<Verdict>> => {
    const verdict = await checker.verdict(asked);
    return Object.fromEntries(Object.entries(verdict).filter(([name, count]) => faults.includes(name) && count !== 0));
  };

  /** What it finds while the databases are not as they were; they are put back. */
  const foundWhile = async (database: Client, change: string, repair: string) => {
    await database.query(change);
    try {
      return await found();
    } finally {
      await database.query(repair);
      expect(await found()).toEqual({});
    }
  };

  beforeAll(async () => {
    offices = await ThreeOffices.open();
    const { province, city, county } = offices;
    const route = [county.iid, city.iid, province.iid];
    sql = { province: province.sql, city: city.sql, county: county.sql };
    asked = new Map([[county.iid, questions]]);
    const { rootCaseId } = anEvent(route);
    for (let each = 0; each < questions; each += 1) {
      const { id } = await county.submit(anEvent(route, { rootCaseId, data: {} }));
      await waitUntil(() => province.applied(rootCaseId).includes(id));
      await province.submit(anEvent([...route].reverse(), { rootCaseId, data: { answers: id } }));
      await waitUntil(() => county.applied(rootCaseId).length === each + 1);
    }
    await waitUntil(() => city.applied(rootCaseId).length === 2 * questions);
    const isSettled = `select not exists (select 1 from event where state = 'pending')
      and not exists (select 1 from link where peer_cursor <> out_head) as ok`;
    for (const office of [province, city, county])
      await waitUntil(async () => (await office.sql.query<{ ok: boolean }>(isSettled)).rows[0]?.ok === true);
    await Promise.all([province, city, county].map((office) => office.stop()));
    const { ledgerTable, Checker: Opened } = await parts();
    for (const { iid, sql: database } of [province, city, county]) {
      await database.query(ledgerTable);
      await database.query(
        `insert into ledger (event_id, author, matter, iseq, route, answers)
         select id, author, root_case_id, iseq, '', (convert_from(body, 'UTF8')::json #>> '{data,answers}')::uuid
         from event where author <> $1 order by ord`,
        [iid],
      );
    }
    checker = await Opened.open([
      place(province, 'province', null),
      place(city, 'city', province.iid),
      place(county, 'county', city.iid),
    ]);
  }, 240_000);

  afterAll(async () => {
    await checker?.close();
    await offices?.close();
  });

  it('finds nothing where nothing is wrong', async () => {
    expect(await checker.verdict(asked)).toMatchObject({ directions: 4, authored: 2 * questions, held: 6 * questions });
    expect(await found()).toEqual({});
  });

  it('finds an event that an office has not', async () => {
    const away = `create table away as select * from event where author <> 'p610000' and iseq = 3; delete from event where author <> 'p610000' and iseq = 3`;
    const back = 'insert into event select * from away; drop table away';
    expect(await foundWhile(sql.province, away, back)).toMatchObject({ lost: 1, unequal: 1, foreign: 1 });
  });

  it('finds an event with other bytes, by content and by chain', async () => {
    const change = (from: string, to: string) =>
      `update event set body = convert_to(replace(convert_from(body, 'UTF8'), '"iseq":${from}', '"iseq":${to}'), 'UTF8') where author = 'x610303' and iseq = 2`;
    expect(await foundWhile(sql.city, change('2', '02'), change('02', '2'))).toMatchObject({
      unequal: 2,
      foreign: 2,
      brokenChains: 1,
    });
  });

  it('finds what a service has not applied, and an answer that has not come back', async () => {
    const away = `create table away as select * from ledger where iseq = 4; delete from ledger where iseq = 4`;
    const back = 'insert into ledger select * from away; drop table away';
    expect(await foundWhile(sql.county, away, back)).toEqual({ lost: 1, disorder: 1, unanswered: 1 });
  });

  it('finds what was applied in another order', async () => {
    const swap = `update ledger set ord = -ord where author = 'x610303'`;
    expect(await foundWhile(sql.province, swap, swap)).toEqual({ disorder: questions });
  });

  it('finds a number that stands for two effects', async () => {
    const number = (from: number, to: number, at: number) =>
      `update ledger set iseq = ${to} where ord = ${at} and iseq = ${from}`;
    const { rows } = await sql.county.query<{ ord: string }>('select ord from ledger where iseq = 3');
    const at = Number(rows[0]?.ord);
    expect(await foundWhile(sql.county, number(3, 2, at), number(2, 3, at))).toEqual({ doubled: 1, disorder: 2 });
  });

  it('finds an event that stands still, and one that was never handed in', async () => {
    const state = (name: string) => `update event set state = '${name}' where author <> 'x610303' and iseq = 1`;
    expect(await foundWhile(sql.county, state('parked'), state('applied'))).toEqual({ unapplied: 1 });
    asked.set('x610303', questions + 1);
    expect(await found()).toEqual({ lost: 1 });
    asked.set('x610303', questions);
  });

  it('finds a gap in a log, and a cursor that stands elsewhere', async () => {
    const move = (from: number, to: number) => `update link_log set seq = ${to} where seq = ${from}`;
    expect(await foundWhile(sql.county, move(questions, 99), move(99, questions))).toEqual({ brokenChains: 1 });
    const cursor = (by: string) => `update link set in_cursor = in_cursor ${by}`;
    expect(await foundWhile(sql.county, cursor('- 1'), cursor('+ 1'))).toEqual({ brokenChains: 1 });
  });

  it('finds a changed row of a journal', async () => {
    const change = (from: string, to: string) =>
      `alter table journal disable trigger user; update journal set kind = '${to}' where kind = '${from}' and seq = (select max(seq) from journal where kind = '${from}'); alter table journal enable trigger user`;
    expect(
      await foundWhile(sql.city, change('events.applied', 'event.voided'), change('event.voided', 'events.applied')),
    ).toEqual({ brokenJournals: 1 });
  });
});

async function parts(): Promise<{ ledgerTable: string; Checker: { open(databases: object[]): Promise<Checker> } }> {
  const [{ ledgerTable }, { Checker }] = (await Promise.all([
    import(bench('ledger.mjs')),
    import(bench('checker.mjs')),
  ])) as [{ ledgerTable: string }, { Checker: { open(databases: object[]): Promise<Checker> } }];
  return { ledgerTable, Checker };
}

function place({ iid, sql }: { iid: string; sql: Client }, tier: string, parent: string | null) {
  const { host, port, database } = sql;
  return { iid, tier, parent, url: `postgres://qsl:qsl@${host}:${port}/${database}` };
}
