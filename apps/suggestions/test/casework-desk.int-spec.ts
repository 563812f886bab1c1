import {
  getCase,
  getOrder,
  getTimeline,
  listCases,
  listOrders,
  signOrder,
  summariseCases,
  visitor,
  type CaseView,
  type OrderView,
} from '@qsl/contracts';
import { callBy, testOffices } from '@qsl/testing';
import { health, openCase, people, startOffice, type TestOffice } from './tiers.harness.js';
import { assign, assignBoth, file, reply } from './tiers.steps.js';

describe('the lists of an office’s cases', () => {
  let office: TestOffice;
  const { staff, citizen, other } = people;

  beforeAll(async () => {
    office = await startOffice(testOffices.county.iid);
    for (let left = 4; left > 0; left--) await file(office, (await openCase(office)).id);
    const { id } = await openCase(office);
    await file(office, id);
    for (const order of (await assignBoth(office, id)).orders) await reply(office, order);
  });

  afterAll(async () => {
    await office.close();
  });

  const onlyOrder = ({ orders: [order] }: CaseView): OrderView => {
    if (!order) throw new Error('An assigned case has an order');
    return order;
  };

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
