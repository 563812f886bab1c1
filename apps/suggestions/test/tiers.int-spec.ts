import { getSuggestion, rateSuggestion, reportProgress } from '@qsl/contracts';
import { testOffices } from '@qsl/testing';
import { caseOfMatter, openCase, people, startTiers, transferNow, type Tiers } from './tiers.harness.js';
import {
  accept,
  approve,
  atProvince,
  down,
  toCity,
  confirm,
  file,
  outcome,
  publish,
  send,
  trace,
} from './tiers.steps.js';

describe('a matter between offices', () => {
  let tiers: Tiers;

  beforeAll(async () => {
    tiers = await startTiers();
  });

  afterAll(async () => {
    await tiers.close();
  });

  it('goes up two tiers, is answered with an outcome, comes back confirmed, and ends with the author’s rating', async () => {
    const { county, city, province, settle } = tiers;
    const { root, first, second } = await atProvince(tiers);
    expect((await trace(county, root)).holder).toMatchObject({
      iid: 'p610000',
      name: '陕西省政协',
      light: 'green',
      workdaysLeft: 15,
    });
    expect(await transferNow(county, first)).toMatchObject({ state: 'transferred_on', direction: 'out' });
    expect(await transferNow(county, second)).toMatchObject({
      state: 'accepted',
      direction: 'passing',
      hop: 2,
      actions: [],
    });
    expect((await caseOfMatter(county, root)).clocks).toContainEqual(
      expect.objectContaining({ kind: 'handling', pauseReason: '已转其他政协办理', light: null }),
    );

    const provinceCase = await caseOfMatter(province, root);
    await approve(province, provinceCase.id);
    await publish(province, provinceCase.id, outcome);
    await settle();
    expect(await caseOfMatter(city, root)).toMatchObject({ state: 'reply_review', draftOutcome: outcome });
    expect((await trace(county, root)).holder.iid).toBe('c610300');

    await confirm(city, second, '市卫生健康委员会将于下月起抽查。');
    await settle();
    expect(await caseOfMatter(province, root)).toMatchObject({ state: 'closed' });
    expect(await caseOfMatter(city, root)).toMatchObject({ state: 'answered', orders: [{ state: 'done' }] });
    expect((await trace(province, root)).holder.iid).toBe('x610303');

    await confirm(county, first);
    await settle();
    const answered = await caseOfMatter(county, root);
    expect(answered).toMatchObject({ state: 'answered', direction: 'own' });
    const suggestion = { id: answered.suggestionId ?? '' };
    const seen = await county.bus.call(getSuggestion, suggestion, people.citizen);
    expect(seen).toMatchObject({ state: 'answered', outcome });
    expect(seen.reply?.body).toContain('宝鸡市政协附言：市卫生健康委员会将于下月起抽查。');
    expect(await caseOfMatter(city, root)).toMatchObject({ state: 'closed' });

    const rating = { attitude: 'satisfied', result: 'satisfied' } as const;
    await county.bus.call(rateSuggestion, { ...suggestion, expectedVersion: seen.version, ...rating }, people.citizen);
    await settle();
    expect([county, city, province].map(({ drafts }) => drafts.map(({ id }) => id))).toEqual([[suggestion.id], [], []]);
    const traces = await Promise.all([county, city, province].map((office) => trace(office, root)));
    const kinds = traces.map(({ entries }) => entries.map(({ kind }) => kind));
    expect(kinds[0]).toEqual(
      expect.arrayContaining(['case.registered', 'transfer.answered', 'case.rated', 'case.closed']),
    );
    expect(kinds[1]).toEqual(kinds[0]);
    expect(kinds[2]).toEqual(kinds[0]);
    expect(traces[0]?.entries.every((entry) => !entry.void)).toBe(true);
    expect(traces.map(({ route }) => route.map(({ iid }) => iid))).toEqual(
      Array(3).fill(['x610303', 'c610300', 'p610000']),
    );
    expect(traces[0]?.crossings).toMatchObject([
      { state: 'confirmed' },
      { state: 'confirmed', remoteCaseCode: provinceCase.code },
    ]);
  });

  it('keeps the author’s name out of what other offices store', async () => {
    const { root } = await atProvince(tiers);
    expect(JSON.stringify(tiers.links.history(root))).not.toMatch(/王小花|王先生|王女士/);
  });

  it('goes down two tiers and is answered back up', async () => {
    const { county, city, province, settle } = tiers;
    const { id: root } = await openCase(province);
    await file(province, root);
    const { id: first } = await send(province, root, down(testOffices.city));
    await settle();
    await accept(city, first);
    await settle();
    const { id: second } = await send(city, (await caseOfMatter(city, root)).id, down(testOffices.county));
    await settle();
    await accept(county, second);
    await settle();
    expect((await trace(province, root)).holder.iid).toBe('x610303');
    const { id } = await caseOfMatter(county, root);
    await approve(county, id);
    await publish(county, id);
    await settle();
    await confirm(city, second);
    await settle();
    await confirm(province, first);
    await settle();
    expect(await caseOfMatter(province, root)).toMatchObject({ state: 'answered' });
    expect(await caseOfMatter(county, root)).toMatchObject({ state: 'closed' });
  });

  it('reaches everybody the same however their events are interleaved', async () => {
    const { county, city, province, settle, links } = tiers;
    const { root, first, second } = await atProvince(tiers);
    links.down.add(county.iid);
    const { version } = await transferNow(province, second);
    await province.bus.call(
      reportProgress,
      { id: second, expectedVersion: version, text: '已会同住建部门研究起草规定。' },
      people.staff,
    );
    const { id } = await caseOfMatter(province, root);
    await approve(province, id);
    await publish(province, id, outcome);
    await settle();
    await confirm(city, second);
    await settle();
    links.down.delete(county.iid);
    await settle((count) => count - 1);
    expect(await transferNow(county, first)).toMatchObject({ state: 'answered', outcome });
    expect(await transferNow(county, second)).toMatchObject({ state: 'confirmed' });
    const [here, there] = await Promise.all([trace(county, root), trace(province, root)]);
    expect(here.entries.map(({ id: entry }) => entry)).toEqual(there.entries.map(({ id: entry }) => entry));
  });

  it('shows for which neighbour it waits', async () => {
    const { county, city, settle, links } = tiers;
    const { id: root } = await openCase(county);
    await file(county, root);
    links.down.add(city.iid);
    const { id } = await send(county, root, toCity);
    await settle();
    expect((await trace(county, root)).waiting).toMatchObject([{ peer: 'c610300', peerName: '宝鸡市政协' }]);
    expect(await transferNow(county, id)).toMatchObject({ state: 'sent', deliveredAt: null });
    links.down.delete(city.iid);
    await settle();
    expect((await trace(county, root)).waiting).toEqual([]);
    expect(await transferNow(county, id)).toMatchObject({ state: 'delivered' });
  });
});
