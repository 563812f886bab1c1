import {
  approveReply,
  assignCase,
  checkHealth,
  declineCase,
  fileCase,
  getCase,
  getOrder,
  getTimeline,
  listCases,
  listOrders,
  publishReply,
  requestSupplement,
  reviewCase,
  sendBackReply,
  signOrder,
  submitReply,
  summariseCases,
  supplementSuggestion,
  visitor,
  type CaseView,
  type OrderView,
} from '@qsl/contracts';
import type { DatabaseDefinition } from '@qsl/persistence';
import { callBy, schemaDrift, testOffices } from '@qsl/testing';
import { suggestionsService } from '../src/index.js';
import {
  caseNow,
  health,
  housing,
  openCase,
  outboxIsEmpty,
  people,
  startOffice,
  type TestOffice,
} from './tiers.harness.js';
import { TestLinks } from './tiers.relay.js';
import { approve, assign, file, publish, replyText } from './tiers.steps.js';

describe('the cases of one office', () => {
  let office: TestOffice;
  let links: TestLinks;
  const { staff, colleague, leader, citizen, other } = people;

  beforeAll(async () => {
    links = new TestLinks();
    office = await startOffice(testOffices.county.iid, links);
  });

  afterAll(async () => {
    await office.close();
  });

  const onlyOrder = ({ orders: [order] }: CaseView): OrderView => {
    if (!order) throw new Error('An assigned case has an order');
    return order;
  };

  it('agrees with its migrations and is well', async () => {
    await expect(schemaDrift(suggestionsService.database as DatabaseDefinition)).resolves.toBe('');
    await expect(office.bus.call(checkHealth('suggestions'), {}, staff)).resolves.toMatchObject({
      service: 'suggestions',
      parts: [{ name: 'database', ok: true }],
    });
  });

  it('numbers cases by office and year without gaps, even for two at once', async () => {
    const opened = await Promise.all([openCase(office), openCase(office), openCase(office)]);
    const numbers = opened
      .map(({ code }) => /^QSL-610303-\d{4}-(\d{5})$/.exec(code)?.[1])
      .map(Number)
      .sort((a, b) => a - b);
    expect(numbers).toEqual([numbers[0], (numbers[0] ?? 0) + 1, (numbers[0] ?? 0) + 2]);
  });

  it('goes from registration to a published reply', async () => {
    const opened = await openCase(office);
    expect(opened).toMatchObject({
      state: 'registered',
      publicClass: 'pending',
      direction: 'own',
      author: expect.stringContaining('王') as string,
      light: 'green',
      actions: ['review'],
      clocks: [{ kind: 'screening', workdaysLeft: 5 }],
      timeline: { holder: { iid: 'x610303' }, entries: [{ kind: 'case.registered', actor: '群众' }] },
    });
    const filed = await file(office, opened.id);
    expect(filed).toMatchObject({ state: 'filed', workdaysLeft: 15, actions: ['assign', 'transfer'] });
    const approved = await approve(office, opened.id);
    expect(approved.draftReply).toMatchObject({
      ...replyText,
      unitName: health.name,
      grade: 'resolved',
      signedOffBy: '金台区政协',
    });
    const published = await publish(office, opened.id);
    expect(published).toMatchObject({ state: 'answered', dueAt: null, orders: [{ state: 'done' }], draftReply: null });
    expect(published.timeline.entries.at(-1)).toMatchObject({ kind: 'reply.published', reply: { grade: 'resolved' } });
    await outboxIsEmpty(office);
    expect(links.history(opened.id).map(({ type, iseq }) => [iseq, type])).toEqual(
      published.timeline.entries.map(({ kind }, index) => [index + 1, `qsl.${kind}.v1`]),
    );
  });

  it('lets one of two staff file, and tells the other the current version', async () => {
    const { id } = await openCase(office);
    await office.bus.call(reviewCase, await caseNow(office, id), staff);
    const body = await caseNow(office, id);
    const results = await Promise.allSettled([
      office.bus.call(fileCase, body, staff),
      office.bus.call(fileCase, body, colleague),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = results.find((result) => result.status === 'rejected');
    expect(lost?.reason).toMatchObject({
      kind: 'conflict',
      reason: 'case.version_conflict',
      details: { currentVersion: body.expectedVersion + 1 },
    });
    expect(
      (await office.bus.call(getCase, { id }, staff)).timeline.entries.filter(({ kind }) => kind === 'case.filed'),
    ).toHaveLength(1);
  });

  it('gives a reason and a referral with every refusal', async () => {
    const { id } = await openCase(office);
    await office.bus.call(reviewCase, await caseNow(office, id), staff);
    const refused = await office.bus.call(
      declineCase,
      { ...(await caseNow(office, id)), code: 'petition_case', text: '该事项属于信访事项。' },
      staff,
    );
    expect(refused).toMatchObject({
      state: 'not_filed',
      publicClass: 'declined',
      dueAt: null,
      actions: [],
      refusal: {
        code: 'petition_case',
        text: '该事项属于信访事项。',
        referral: expect.stringContaining('信访局') as string,
      },
    });
  });

  it('waits for the author, and for nobody else, with its clock standing still', async () => {
    const { id, suggestionId } = await openCase(office);
    await office.bus.call(reviewCase, await caseNow(office, id), staff);
    const asked = await office.bus.call(
      requestSupplement,
      { ...(await caseNow(office, id)), text: '请补充小区名称。' },
      staff,
    );
    expect(asked).toMatchObject({ state: 'needs_revision', light: null, dueAt: null, publicClass: 'waiting' });
    expect(asked.clocks).toMatchObject([
      { kind: 'screening', pauseReason: '等待提交人补充' },
      { kind: 'supplement', pausedAt: null, workdaysLeft: 10 },
    ]);
    const answer = { id: suggestionId ?? '', expectedVersion: asked.version, text: '龙泉小区三号楼。' };
    await expect(office.bus.call(supplementSuggestion, answer, other)).rejects.toMatchObject({ kind: 'notFound' });
    await office.bus.call(supplementSuggestion, answer, citizen);
    const back = await office.bus.call(getCase, { id }, staff);
    expect(back).toMatchObject({ state: 'in_review', light: 'green', workdaysLeft: 5, refusal: null });
    expect(back.body).toContain('龙泉小区三号楼。');
  });

  it('takes a reply back to its unit with the reason, before it is signed off and not after', async () => {
    const { id } = await openCase(office);
    await file(office, id);
    const order = onlyOrder(await assign(office, id));
    const signed = await office.bus.call(signOrder, { id: order.id, expectedVersion: order.version }, people.health);
    const submit = { id: order.id, expectedVersion: signed.version, reply: replyText, grade: 'planned' as const };
    await office.bus.call(submitReply, submit, people.health);
    await expect(office.bus.call(publishReply, await caseNow(office, id), staff)).rejects.toMatchObject({
      kind: 'conflict',
      reason: 'case.reply_approved',
    });
    const reason = '没有写明整改期限。';
    const sentBack = await office.bus.call(sendBackReply, { ...(await caseNow(office, id)), reason }, leader);
    expect(sentBack).toMatchObject({ state: 'in_progress', orders: [{ state: 'sent_back', sentBackReason: reason }] });
    const { version } = onlyOrder(sentBack);
    await office.bus.call(submitReply, { ...submit, expectedVersion: version }, people.health);
    const signOff = { docNumber: '金政协函〔2026〕1号', grade: 'planned' as const };
    await office.bus.call(approveReply, { ...(await caseNow(office, id)), ...signOff }, leader);
    await expect(
      office.bus.call(sendBackReply, { ...(await caseNow(office, id)), reason }, leader),
    ).rejects.toMatchObject({ reason: 'case.reply_not_approved' });
  });

  it('goes to review when the last of several units has replied', async () => {
    const { id } = await openCase(office);
    await file(office, id);
    const orders = [
      { unitId: health.id, role: 'lead' as const },
      { unitId: housing.id, role: 'co' as const },
    ];
    const assigned = await office.bus.call(assignCase, { ...(await caseNow(office, id)), orders }, staff);
    const reply = async ({ id: orderId, version, unitId }: OrderView): Promise<void> => {
      const unit = unitId === health.id ? people.health : people.housing;
      const signed = await office.bus.call(signOrder, { id: orderId, expectedVersion: version }, unit);
      await office.bus.call(
        submitReply,
        { id: orderId, expectedVersion: signed.version, reply: replyText, grade: 'resolved' },
        unit,
      );
    };
    const [first, second] = assigned.orders;
    if (!first || !second) throw new Error('Two orders were given');
    await reply(first);
    expect(await office.bus.call(getCase, { id }, staff)).toMatchObject({ state: 'in_progress' });
    await reply(second);
    expect(await office.bus.call(getCase, { id }, staff)).toMatchObject({ state: 'reply_review' });
  });

  it.each([
    [
      'two leads',
      [
        { unitId: health.id, role: 'lead' },
        { unitId: housing.id, role: 'lead' },
      ],
      'orders',
      'orderRoles',
    ],
    ['co-handlers alone', [{ unitId: health.id, role: 'co' }], 'orders', 'orderRoles'],
    [
      'a unit twice',
      [
        { unitId: health.id, role: 'split' },
        { unitId: health.id, role: 'split' },
      ],
      'orders.1.unitId',
      'unitOnce',
    ],
    [
      'an unknown unit',
      [{ unitId: '019ab9a0-0000-7000-8000-00000000ffff', role: 'sole' }],
      'orders.0.unitId',
      'unitExists',
    ],
  ] as const)('refuses %s', async (_what, orders, field, rule) => {
    const { id } = await openCase(office);
    await file(office, id);
    const body = { ...(await caseNow(office, id)), orders: [...orders] };
    await expect(office.bus.call(assignCase, body, staff)).rejects.toMatchObject({
      kind: 'invalid',
      details: { errors: [{ field, rule }] },
    });
  });

  it('shows a unit its own orders and cases, and neither to another unit', async () => {
    const { id } = await openCase(office, '电梯加装进度应当公开');
    await file(office, id);
    const order = onlyOrder(await assign(office, id));
    await expect(office.bus.call(getOrder, { id: order.id }, people.health)).resolves.toMatchObject({
      actions: ['sign'],
    });
    await expect(office.bus.call(getCase, { id }, people.health)).resolves.toMatchObject({ actions: [] });
    for (const stranger of [people.housing, citizen, callBy(visitor)]) {
      await expect(office.bus.call(getOrder, { id: order.id }, stranger)).rejects.toMatchObject({ kind: 'notFound' });
      await expect(office.bus.call(getCase, { id }, stranger)).rejects.toMatchObject({ kind: 'notFound' });
    }
    await expect(office.bus.call(getTimeline, { rootCaseId: id }, citizen)).resolves.toMatchObject({ rootCaseId: id });
    await expect(office.bus.call(getTimeline, { rootCaseId: id }, other)).rejects.toMatchObject({ kind: 'notFound' });
    const mine = await office.bus.call(listOrders, { state: 'dispatched' }, people.health);
    expect(mine.items.map((one) => one.id)).toContain(order.id);
    const theirs = await office.bus.call(listCases, { q: '电梯加装' }, people.housing);
    expect(theirs.items).toEqual([]);
    await expect(office.bus.call(listCases, {}, citizen)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(office.bus.call(listOrders, {}, citizen)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(
      office.bus.call(signOrder, { id: order.id, expectedVersion: order.version }, staff),
    ).rejects.toMatchObject({ kind: 'forbidden', reason: 'order.wrong_role' });
    await expect(
      office.bus.call(signOrder, { id: order.id, expectedVersion: order.version + 1 }, people.health),
    ).rejects.toMatchObject({ kind: 'conflict', details: { currentVersion: order.version } });
  });

  it('lists every case once, page by page, by due date', async () => {
    const { items: all } = await office.bus.call(listCases, { limit: 100 }, staff);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await office.bus.call(listCases, { limit: 3, ...(cursor && { cursor }) }, staff);
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(paged).toEqual(all.map(({ id }) => id));
    expect(new Set(paged).size).toBe(paged.length);
    const due = all.map(({ dueAt }) => dueAt ?? '9999');
    expect(due).toEqual([...due].sort());
    await expect(office.bus.call(listCases, { cursor: '没有' }, staff)).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('filters by state, light, unit, direction and words, and counts for the front page', async () => {
    const { items } = await office.bus.call(
      listCases,
      { state: 'assigned', light: 'green', unit: health.id, direction: 'own', q: '电梯' },
      staff,
    );
    expect(items).toMatchObject([{ title: '电梯加装进度应当公开', units: [health.name] }]);
    expect((await office.bus.call(listCases, { q: '电%进' }, staff)).items).toEqual([]);
    expect((await office.bus.call(listCases, { light: 'red' }, staff)).items).toEqual([]);
    const summary = await office.bus.call(summariseCases, {}, staff);
    const { items: all } = await office.bus.call(listCases, { limit: 100 }, staff);
    expect(summary.byState.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
    expect(summary).toMatchObject({ overdue: 0, inbox: 0, returned: 0, awaitingSignOff: 1 });
    const ofUnit = await office.bus.call(summariseCases, {}, people.housing);
    expect(ofUnit.byState).toEqual([{ state: 'reply_review', count: 1 }]);
    await expect(office.bus.call(summariseCases, {}, citizen)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
