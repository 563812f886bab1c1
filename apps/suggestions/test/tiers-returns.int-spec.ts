import { composeTransfer, getCase, objectToTransfer, recallTransfer, returnTransfer } from '@qsl/contracts';
import { testOffices } from '@qsl/testing';
import { caseNow, caseOfMatter, openCase, people, startTiers, transferNow, type Tiers } from './tiers.harness.js';
import {
  accept,
  approve,
  approveAgain,
  assign,
  atCity,
  down,
  toCity,
  toProvince,
  compose,
  confirm,
  file,
  publish,
  send,
  trace,
} from './tiers.steps.js';

describe('a transfer that does not go straight', () => {
  let tiers: Tiers;

  beforeAll(async () => {
    tiers = await startTiers();
  });

  afterAll(async () => {
    await tiers.close();
  });

  it('comes back with a reason and goes on where it was', async () => {
    const { county, city, settle } = tiers;
    const { id: root } = await openCase(county);
    await file(county, root);
    await assign(county, root);
    const { id } = await send(county, root, toCity);
    await settle();
    const { version } = await transferNow(city, id);
    const back = { code: 'wrong_office', text: '该事项属区住建部门职责。', suggestedInstance: 'x610303' } as const;
    await city.bus.call(returnTransfer, { id, expectedVersion: version, ...back }, people.staff);
    await settle();
    expect(await transferNow(county, id)).toMatchObject({ state: 'returned', returned: back });
    expect(await caseOfMatter(county, root)).toMatchObject({ state: 'assigned', light: 'green', workdaysLeft: 15 });
    expect((await trace(county, root)).holder.iid).toBe('x610303');
    expect((await trace(county, root)).route).toHaveLength(1);
    await expect(accept(city, id)).rejects.toMatchObject({ kind: 'conflict', reason: 'transfer.wrong_state' });
  });

  it('is recalled before it was accepted', async () => {
    const { county, city, settle } = tiers;
    const { id: root } = await openCase(county);
    await file(county, root);
    const { id } = await send(county, root, toCity);
    await settle();
    const { version } = await transferNow(county, id);
    await county.bus.call(recallTransfer, { id, expectedVersion: version }, people.staff);
    await settle();
    expect(await transferNow(county, id)).toMatchObject({ state: 'recalled' });
    expect(await transferNow(city, id)).toMatchObject({ state: 'recalled', actions: [] });
    expect(await caseOfMatter(county, root)).toMatchObject({ state: 'filed', light: 'green' });
  });

  it('stays where it is when a recall meets an acceptance', async () => {
    const { county, city, settle } = tiers;
    const { id: root } = await openCase(county);
    await file(county, root);
    const { id } = await send(county, root, toCity);
    await settle();
    const { version } = await transferNow(county, id);
    await accept(city, id);
    await county.bus.call(recallTransfer, { id, expectedVersion: version }, people.staff);
    await settle();
    expect(await transferNow(county, id)).toMatchObject({ state: 'accepted' });
    expect(await transferNow(city, id)).toMatchObject({ state: 'accepted' });
    const kinds = (await trace(county, root)).entries.map(({ kind }) => kind);
    expect(kinds).toContain('transfer.recall_refused');
  });

  it('goes back to work once by an objection', async () => {
    const { county, city, settle } = tiers;
    const { root, transferId, cityCase } = await atCity(tiers);
    await approve(city, cityCase);
    await publish(city, cityCase);
    await settle();
    const object = async (): Promise<unknown> => {
      const { version } = await transferNow(county, transferId);
      const reason = '没有写明由哪个部门监管。';
      return county.bus.call(objectToTransfer, { id: transferId, expectedVersion: version, reason }, people.staff);
    };
    await object();
    await settle();
    expect(await caseOfMatter(county, root)).toMatchObject({ state: 'escalated' });
    const reopened = await caseOfMatter(city, root);
    expect(reopened).toMatchObject({ state: 'in_progress', draftReply: null, orders: [{ state: 'sent_back' }] });
    expect((await trace(county, root)).holder.iid).toBe('c610300');
    await approveAgain(city, reopened);
    await publish(city, cityCase);
    await settle();
    await expect(object()).rejects.toMatchObject({ kind: 'conflict', reason: 'transfer.not_objected' });
    await confirm(county, transferId);
    await settle();
    expect(await caseOfMatter(city, root)).toMatchObject({ state: 'closed' });
  });

  it('goes to a neighbour that is not on its way, once at a time, and is signed off by somebody else', async () => {
    const { county, city } = tiers;
    const { cityCase } = await atCity(tiers);
    await expect(compose(city, cityCase, down(testOffices.county))).rejects.toMatchObject({
      kind: 'conflict',
      reason: 'transfer.already_on_path',
    });
    const { id: root } = await openCase(county);
    await file(county, root);
    await expect(compose(county, root, toProvince)).rejects.toMatchObject({
      details: { errors: [{ field: 'toInstance', rule: 'adjacentOffice' }] },
    });
    await expect(compose(county, root, down(testOffices.city))).rejects.toMatchObject({
      details: { errors: [{ field: 'kind', rule: 'transferDirection' }] },
    });
    await compose(county, root, toCity);
    await expect(compose(county, root, toCity)).rejects.toMatchObject({ reason: 'case.no_open_transfer' });
    const { expectedVersion } = await caseNow(county, root);
    const body = { caseId: root, expectedVersion, ...toCity, reasonCode: 'other' as const, reason: '太短', reveal: [] };
    await expect(county.bus.call(composeTransfer, body, people.staff)).rejects.toMatchObject({ kind: 'invalid' });
    await expect(county.bus.call(getCase, { id: root }, people.citizen)).rejects.toMatchObject({ kind: 'notFound' });
  });
});
