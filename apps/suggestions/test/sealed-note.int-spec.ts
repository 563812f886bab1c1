import { listSealedNotes, sendSealedNote, type SealedNotePage } from '@qsl/contracts';
import { testOffices } from '@qsl/testing';
import { caseOfMatter, people, startTiers, type TestOffice, type Tiers } from './tiers.harness.js';
import { atCity, atProvince, trace } from './tiers.steps.js';

const { county, city, province } = testOffices;
const text = '该厂负责人系市政协委员，请省政协直接核实有关情况。';

async function notesOf(office: TestOffice, root: string): Promise<SealedNotePage> {
  const { id } = await caseOfMatter(office, root);
  return office.bus.call(listSealedNotes, { id }, people.staff);
}

describe('a sealed note', () => {
  let tiers: Tiers;

  beforeAll(async () => {
    tiers = await startTiers();
  });

  afterAll(async () => {
    await tiers.close();
  });

  it('is read by its addressee; the office between knows that there is one, and the history that people see says nothing', async () => {
    const { root } = await atProvince(tiers);
    const before = await trace(tiers.county, root);
    const sent = await tiers.county.bus.call(
      sendSealedNote,
      { id: root, toInstance: province.iid, text },
      people.leader,
    );
    expect(sent).toMatchObject({ from: county.iid, fromName: county.name, toName: province.name, text });
    await tiers.settle();
    expect((await notesOf(tiers.province, root)).items).toEqual([sent]);
    expect((await notesOf(tiers.county, root)).items).toEqual([sent]);
    expect((await notesOf(tiers.city, root)).items).toEqual([{ ...sent, text: null }]);
    const { rows } = await tiers.city.sql.query('select 1 from sealed_note t where t::text like $1', [`%${text}%`]);
    expect(rows).toEqual([]);
    expect((await trace(tiers.county, root)).entries).toEqual(before.entries);
    const { rows: news } = await tiers.province.sql.query<{ body: { text: string; to: object; deskPath: string } }>(
      `select body from outbox_message where body->>'type' = 'suggestions.note.sealed'`,
    );
    const { id } = await caseOfMatter(tiers.province, root);
    expect(news.map(({ body }) => body)).toMatchObject([
      {
        text: '收到金台区政协的密封说明，请在办件中查看。',
        deskPath: `/desk/cases/${id}`,
        to: { roles: ['staff', 'leader'] },
      },
    ]);
  });

  it('can be answered from above, sealed to the county', async () => {
    const { root } = await atProvince(tiers);
    const { id } = await caseOfMatter(tiers.province, root);
    const answer = { id, toInstance: county.iid, text: '情况已核实，请继续办理。' };
    await tiers.province.bus.call(sendSealedNote, answer, people.staff);
    await tiers.settle();
    expect((await notesOf(tiers.county, root)).items).toMatchObject([{ from: province.iid, text: answer.text }]);
    expect((await notesOf(tiers.city, root)).items).toMatchObject([{ from: province.iid, text: null }]);
  });

  it('goes to another office on the route alone, and is nobody’s business but the office’s', async () => {
    const { root: id } = await atCity(tiers);
    const send = (toInstance: string, call = people.staff) =>
      tiers.county.bus.call(sendSealedNote, { id, toInstance, text }, call);
    for (const to of [province.iid, county.iid])
      await expect(send(to)).rejects.toMatchObject({ reason: 'sealed_note.not_on_route' });
    await expect(send(city.iid, people.citizen)).rejects.toMatchObject({ kind: 'notFound' });
    await expect(tiers.county.bus.call(listSealedNotes, { id }, people.citizen)).rejects.toMatchObject({
      kind: 'notFound',
    });
    const { id: cityCase } = await caseOfMatter(tiers.city, id);
    expect((await notesOf(tiers.county, id)).addressees).toEqual([{ iid: city.iid, name: city.name, hasKey: true }]);
    await expect(
      tiers.city.bus.call(sendSealedNote, { id: cityCase, toInstance: county.iid, text: '短' }, people.staff),
    ).rejects.toMatchObject({
      details: { errors: [{ field: 'text' }] },
    });
  });

  it('comes back to its sender after a restore', async () => {
    const { root } = await atCity(tiers);
    const sent = await tiers.county.bus.call(sendSealedNote, { id: root, toInstance: city.iid, text }, people.staff);
    await tiers.settle();
    await tiers.county.sql.query('delete from sealed_note');
    await tiers.county.sql.query('delete from inbox_message');
    const event = tiers.links.history(root).find(({ id }) => id === sent.id);
    if (!event) throw new Error('the relay has the note');
    expect(await tiers.links.offer(county.iid, event)).toEqual({ result: 'applied' });
    expect((await notesOf(tiers.county, root)).items).toEqual([sent]);
  });

  it('is void from an office that has no case of the matter, and so is anything else that is sealed', async () => {
    const { root } = await atCity(tiers);
    const event = tiers.links.history(root)[0];
    if (!event) throw new Error('the matter has a history');
    const sealed = { ...event, class: 'sealed' as const, to: city.iid, data: { text } };
    const stray = {
      ...sealed,
      type: 'qsl.note.sealed.v1',
      id: '01939f00-0000-4000-8000-000000000001',
      author: province.iid,
    };
    expect(await tiers.links.offer(city.iid, stray)).toMatchObject({ result: 'void' });
    const step = { ...sealed, type: 'qsl.transfer.progress.v1', id: '01939f00-0000-4000-8000-000000000002' };
    expect(await tiers.links.offer(city.iid, step)).toMatchObject({
      result: 'void',
      reason: '该类事件是否密封不合约定。',
    });
    expect((await notesOf(tiers.city, root)).items).toEqual([]);
  });
});
