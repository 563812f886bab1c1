import {
  approveReply,
  assignCase,
  checkHealth,
  declineCase,
  fileCase,
  getCase,
  publishReply,
  requestSupplement,
  reviewCase,
  sendBackReply,
  signOrder,
  submitReply,
  supplementSuggestion,
  type CaseView,
  type OrderView,
} from '@qsl/contracts';
import type { DatabaseDefinition } from '@qsl/persistence';
import { schemaDrift, TestLinks, testOffices } from '@qsl/testing';
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
import { approve, assign, assignBoth, file, publish, reply, replyText } from './tiers.steps.js';

describe('the cases of one office', () => {
  let office: TestOffice;
  let links: TestLinks;
  const { staff, colleague, leader, citizen, other } = people;

  beforeAll(async () => {
    links = new TestLinks('suggestions');
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
    const assigned = await assignBoth(office, id);
    const [first, second] = assigned.orders;
    if (!first || !second) throw new Error('Two orders were given');
    await reply(office, first);
    expect(await office.bus.call(getCase, { id }, staff)).toMatchObject({ state: 'in_progress' });
    await reply(office, second);
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
});
