import {
  declineCase,
  getSuggestion,
  reportProgress,
  requestSupplement,
  returnTransfer,
  reviewCase,
  supplementSuggestion,
  type Announcement,
} from '@qsl/contracts';
import { testOffices } from '@qsl/testing';
import {
  caseNow,
  health,
  openCase,
  people,
  startTiers,
  transferNow,
  type TestOffice,
  type Tiers,
} from './tiers.harness.js';
import { accept, approve, confirm, file, publish, send } from './tiers.steps.js';

const toCity = { toInstance: testOffices.city.iid, kind: 'escalate' } as const;
const author = people.citizen.actor.personId;
const staff = people.staff.actor.personId;
const leader = people.leader.actor.personId;

describe('what happens to a suggestion', () => {
  let tiers: Tiers;

  beforeAll(async () => {
    tiers = await startTiers();
  });

  afterAll(() => tiers.close());

  /** Brokers of these tests keep no streams: what was announced waits in the outbox. */
  async function announced({ sql }: TestOffice): Promise<Announcement[]> {
    const { rows } = await sql.query<{ id: string; body: Announcement }>(
      `delete from outbox_message where lane = 'event' returning id, body`,
    );
    return rows.sort((one, other) => Number(one.id) - Number(other.id)).map(({ body }) => body);
  }
  const forget = () => Promise.all([tiers.county, tiers.city, tiers.province].map(announced));
  const itemOf = async ({ sql }: TestOffice, caseId: string): Promise<string> =>
    (await sql.query<{ id: string }>('select id from suggestion where case_id = $1', [caseId])).rows[0]?.id ?? '';

  beforeEach(forget);

  it('is announced to the staff when it comes, and to its author alone before it is filed', async () => {
    const { county } = tiers;
    const { id } = await openCase(county, '王小花家门口的直饮水机');
    const itemId = await itemOf(county, id);
    const matter = { kind: 'suggestion', id: itemId };
    const desk = { matter, portalPath: null, deskPath: `/desk/cases/${id}`, to: { roles: ['staff'] } };
    const page = { matter, portalPath: `/suggestions/${itemId}`, deskPath: null, by: staff };
    expect(await announced(county)).toMatchObject([
      { type: 'suggestions.case.registered', ...desk, title: '王某某家门口的直饮水机', by: author },
    ]);
    await county.bus.call(reviewCase, await caseNow(county, id), people.staff);
    const asked = { ...(await caseNow(county, id)), text: '请补充小区名称和设备位置。' };
    await county.bus.call(requestSupplement, asked, people.staff);
    const mine = { persons: [author], watchers: false };
    expect(await announced(county)).toMatchObject([
      {
        type: 'suggestions.case.supplement_requested',
        text: '金台区政协请您补充材料，请在期限内补充。',
        ...page,
        to: mine,
      },
    ]);
    const { version: expectedVersion } = await county.bus.call(getSuggestion, { id: itemId }, people.citizen);
    await county.bus.call(
      supplementSuggestion,
      { id: itemId, expectedVersion, text: '龙泉小区3号楼。' },
      people.citizen,
    );
    expect(await announced(county)).toMatchObject([{ type: 'suggestions.case.supplemented', ...desk, by: author }]);
    const refusal = { code: 'personal_matter', text: '属于个人事项，不宜作为建议办理。' } as const;
    await county.bus.call(declineCase, { ...(await caseNow(county, id)), ...refusal }, people.staff);
    expect(await announced(county)).toMatchObject([{ type: 'suggestions.case.not_filed', ...page, to: mine }]);
  });

  it('is announced across the offices: to author and watchers at the origin, to those whose turn it is everywhere', async () => {
    const { county, city, settle } = tiers;
    const { id } = await openCase(county);
    await file(county, id);
    const everybody = { to: { persons: [author], watchers: true } };
    const queue = (role: string) => ({ to: { roles: [role] }, portalPath: null });
    expect((await announced(county)).at(-1)).toMatchObject({ type: 'suggestions.case.filed', ...everybody });

    const { id: transferId } = await send(county, id, toCity);
    const transfer = { matter: { kind: 'transfer', id: transferId }, deskPath: `/desk/transfers/${transferId}` };
    expect(await announced(county)).toMatchObject([
      { type: 'suggestions.transfer.composed', ...transfer, ...queue('leader'), by: staff },
      { type: 'suggestions.transfer.sent', ...everybody, by: leader, text: '金台区政协已转送宝鸡市政协，等待签收。' },
    ]);
    await settle();
    expect(await announced(city)).toMatchObject([
      {
        type: 'suggestions.transfer.sent',
        ...transfer,
        ...queue('staff'),
        by: null,
        text: '收到金台区政协转来的流转件，待签收。',
      },
    ]);

    await accept(city, transferId);
    await settle();
    expect(await announced(county)).toMatchObject([
      { type: 'suggestions.transfer.accepted', ...everybody, text: '宝鸡市政协已签收，正在办理。' },
    ]);
    const told = { text: '请联系13800138000，摸底工作已经完成。', id: transferId };
    const { version: expectedVersion, caseId } = await transferNow(city, transferId);
    await city.bus.call(reportProgress, { ...told, expectedVersion }, people.staff);
    await settle();
    expect(await announced(county)).toMatchObject([
      { type: 'suggestions.transfer.progress', ...everybody, text: '宝鸡市政协：请联系［手机号］，摸底工作已经完成。' },
    ]);
    await approve(city, caseId ?? '');
    expect(await announced(city)).toMatchObject([
      { type: 'suggestions.order.dispatched', matter: { kind: 'order' }, to: { unitIds: [health.id] } },
      { type: 'suggestions.order.submitted', to: { roles: ['staff', 'leader'] }, by: people.health.actor.personId },
      { type: 'suggestions.reply.approved', deskPath: `/desk/cases/${caseId}`, to: { roles: ['staff'] } },
    ]);
    await publish(city, caseId ?? '');
    await settle();
    expect(await announced(county)).toMatchObject([
      { type: 'suggestions.transfer.answered', ...everybody },
      { type: 'suggestions.transfer.answered', ...transfer, ...queue('staff') },
    ]);
    await confirm(county, transferId);
    expect(await announced(county)).toMatchObject([{ type: 'suggestions.reply.published', ...everybody, by: staff }]);
    await settle();
    expect(await announced(city)).toEqual([]);
  });

  it('is announced once, and what was returned to author, watchers and staff', async () => {
    const { county, city, settle } = tiers;
    const { id } = await openCase(county);
    await file(county, id);
    const { id: transferId } = await send(county, id, toCity);
    await settle();
    await forget();
    const { version: expectedVersion } = await transferNow(city, transferId);
    const returned = { code: 'not_competent', text: '属于区级职责。' } as const;
    await city.bus.call(returnTransfer, { id: transferId, expectedVersion, ...returned }, people.staff);
    await settle();
    await settle();
    expect(await announced(county)).toMatchObject([
      { type: 'suggestions.transfer.returned', to: { watchers: true } },
      { type: 'suggestions.transfer.returned', to: { roles: ['staff'] }, text: '宝鸡市政协已退回流转件，请继续办理。' },
    ]);
    expect(await announced(city)).toEqual([]);
  });

  it('tells no name, phone or text of anybody', async () => {
    const { county } = tiers;
    const { id } = await openCase(county, '王小花家门口的直饮水机');
    await file(county, id);
    expect(JSON.stringify(await announced(county))).not.toMatch(/王小花|滤芯更换日期/);
  });
});
