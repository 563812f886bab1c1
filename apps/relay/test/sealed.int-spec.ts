import { type CardView, listCards, rotateSealingKey, type SubmitEvent } from '@qsl/contracts';
import { testOffices, waitUntil } from '@qsl/testing';
import { anEvent, type RelayOffice } from './relay-office.js';
import { ThreeOffices } from './three-offices.js';

const { county, city, province } = testOffices;
const route = [county.iid, city.iid, province.iid];
const secret = '水源地名单仅供省政协参阅';
const reason = '例行更换';

const sealed = (overrides: Partial<SubmitEvent> = {}): SubmitEvent =>
  anEvent(route, { class: 'sealed', to: province.iid, data: { text: secret }, ...overrides });

/** Everything in an office's database as text, binary columns as their hex. */
async function wholeDatabase({ sql }: RelayOffice): Promise<string> {
  const { rows: tables } = await sql.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const contents = [];
  for (const { name } of tables) {
    const { rows } = await sql.query<{ line: string }>(`select t::text as line from ${name} t`);
    contents.push(...rows.map(({ line }) => line));
  }
  return contents.join('\n');
}

/** Whether a text stands there in any way in which a database shows it. */
function holds(database: string, text: string): boolean {
  const bytes = Buffer.from(text, 'utf8');
  return [text, JSON.stringify(text).slice(1, -1), bytes.toString('hex')].some((form) => database.includes(form));
}

const textsAt = (office: RelayOffice, rootCaseId: string): unknown[] =>
  office.received.filter((event) => event.rootCaseId === rootCaseId).map(({ data }) => data['text']);

/** The newest card of an office, as another one has it. */
async function cardOf(office: RelayOffice, iid: string): Promise<CardView | undefined> {
  return (await office.operate(listCards, {})).items.find((card) => card.iid === iid);
}

/** The keys that an event in this office's custody is sealed to. */
async function keysOf({ sql }: RelayOffice, { id }: SubmitEvent): Promise<string[]> {
  const { rows } = await sql.query<{ body: Buffer }>('select body from event where id = $1', [id]);
  const { data } = JSON.parse(String(rows[0]?.body)) as { data: { recipients: { header: { kid: string } }[] } };
  return data.recipients.map(({ header }) => header.kid);
}

describe('what is sealed to the province', () => {
  let offices: ThreeOffices;

  beforeAll(async () => {
    offices = await ThreeOffices.open();
  });

  afterAll(async () => {
    await offices.close();
  });

  it('is read there and nowhere in the city, which passes it on and sees that there is something', async () => {
    const open = await offices.county.submit(anEvent(route, { data: { text: '饮水机滤芯更换' } }));
    const { rootCaseId } = open;
    const event = await offices.county.submit(sealed({ rootCaseId }));
    const after = await offices.county.submit(anEvent(route, { rootCaseId, data: { text: '办结' } }));
    await waitUntil(() => offices.province.applied(rootCaseId).length === 3);
    await waitUntil(() => offices.city.applied(rootCaseId).length === 3);
    expect(textsAt(offices.province, rootCaseId)).toEqual(['饮水机滤芯更换', secret, '办结']);
    expect(offices.city.applied(rootCaseId)).toEqual([open.id, event.id, after.id]);
    expect(offices.city.received.find(({ id }) => id === event.id)).toMatchObject({
      author: county.iid,
      class: 'sealed',
      to: province.iid,
      data: {},
      isUnreadable: true,
    });
    expect(offices.province.received.find(({ id }) => id === event.id)?.isUnreadable).toBeUndefined();
    const database = await wholeDatabase(offices.city);
    expect(holds(database, '饮水机滤芯更换')).toBe(true);
    expect(database).toContain(event.id);
    expect(holds(database, secret)).toBe(false);
  });

  it('stays readable after a rotation, also where it was sealed before and arrives behind it', async () => {
    const { rootCaseId } = await offices.county.submit(anEvent(route, { data: { text: '先行' } }));
    await waitUntil(() => offices.province.applied(rootCaseId).length === 1);
    await offices.brokers.province.kill();
    const before = await offices.county.submit(sealed({ rootCaseId, data: { text: '轮换前' } }));
    const { sealingKey, isListed } = await offices.province.operate(rotateSealingKey, { reason });
    expect(isListed).toBe(true);
    await offices.province.stop();
    await offices.province.start();
    await offices.brokers.province.start();
    await waitUntil(() => offices.province.applied(rootCaseId).length === 2, { deadlineMs: 60_000 });
    await waitUntil(async () => (await cardOf(offices.county, province.iid))?.sealingKey === sealingKey);
    const after = await offices.county.submit(sealed({ rootCaseId, data: { text: '轮换后' } }));
    await waitUntil(() => offices.province.applied(rootCaseId).length === 3);
    expect(textsAt(offices.province, rootCaseId)).toEqual(['先行', '轮换前', '轮换后']);
    expect(await keysOf(offices.county, before)).toEqual([province.sealingKey, county.sealingKey]);
    expect(await keysOf(offices.county, after)).toEqual([sealingKey, county.sealingKey]);
    expect((await cardOf(offices.county, province.iid))?.signingKey).toBe(province.signingKey);
  });

  it('comes back to its author after a restore, which reads its own', async () => {
    const { county: origin } = offices;
    const event = await origin.submit(sealed({ data: { text: '恢复后可读' } }));
    await waitUntil(() => offices.city.applied(event.rootCaseId).length === 1);
    await origin.stop();
    await origin.sql.query('truncate event, matter, link_log, link restart identity cascade');
    await origin.start();
    await waitUntil(() => origin.applied(event.rootCaseId).length === 1, { deadlineMs: 60_000 });
    expect(textsAt(origin, event.rootCaseId)).toEqual(['恢复后可读']);
    await offices.connected();
  });

  it('is the same when handed in again, and another under its id is refused', async () => {
    const event = await offices.county.submit(sealed());
    await offices.county.submit(event);
    await expect(offices.county.submit({ ...event, data: { text: '别的' } })).rejects.toMatchObject({
      reason: 'event.id_taken',
    });
    await expect(offices.county.submit({ ...event, to: city.iid })).rejects.toMatchObject({ reason: 'event.id_taken' });
    await waitUntil(() => offices.province.applied(event.rootCaseId).length === 1);
  });

  it('is what an internal event becomes that names addressees; one that names none goes to the whole route', async () => {
    const named = await offices.county.submit(sealed({ class: 'internal' }));
    const unnamed = await offices.county.submit(anEvent(route, { class: 'internal' }));
    for (const { rootCaseId } of [named, unnamed]) await waitUntil(() => offices.city.applied(rootCaseId).length === 1);
    const atCity = (id: string) => offices.city.received.find((event) => event.id === id);
    expect(atCity(named.id)).toMatchObject({ class: 'sealed', isUnreadable: true, data: {} });
    expect(atCity(unnamed.id)).toMatchObject({ class: 'internal', data: unnamed.data });
  });

  it('names its addressees among the offices of the route, which have a key, and brings no attachments', async () => {
    const faultOf = (field: string) => ({ kind: 'invalid', details: { errors: [{ field }] } });
    const refused: [Partial<SubmitEvent>, object][] = [
      [{ to: undefined }, faultOf('to')],
      [{ class: undefined }, faultOf('to')],
      [{ to: county.iid }, faultOf('to')],
      [{ route: [county.iid, city.iid].join('.') }, faultOf('to')],
      [{ blobs: [offices.county.files.upload(10)] }, faultOf('blobs')],
      [{ data: { text: '长'.repeat(70_000) } }, { kind: 'tooLarge' }],
      [
        { route: [...route, 'c610400'].join('.'), to: `${province.iid}.c610400` },
        { reason: 'event.no_sealing_key', message: expect.stringMatching(/: c610400\.$/) as string },
      ],
    ];
    for (const [overrides, fault] of refused)
      await expect(offices.county.submit(sealed(overrides))).rejects.toMatchObject(fault);
  });
});

it('an office without a sealing key makes one at its start and tells the registrar; then others can seal to it', async () => {
  const { sealingKey: _, ...keyless } = province;
  const offices = await ThreeOffices.open({ ...testOffices, province: keyless });
  try {
    await waitUntil(async () => (await cardOf(offices.county, province.iid)) !== undefined);
    const card = await cardOf(offices.county, province.iid);
    expect(card).toMatchObject({ serial: 1, signingKey: province.signingKey, formerKeys: [] });
    const event = await offices.county.submit(sealed());
    await waitUntil(() => offices.province.applied(event.rootCaseId).length === 1);
    expect(textsAt(offices.province, event.rootCaseId)).toEqual([secret]);
    expect(await keysOf(offices.city, event)).toEqual([card?.sealingKey, county.sealingKey]);
  } finally {
    await offices.close();
  }
});
