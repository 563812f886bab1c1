import {
  acceptTransfer,
  applyEvent,
  composeTransfer,
  confirmTransfer,
  getTimeline,
  getTransfer,
  listTransfers,
  objectToTransfer,
  recallTransfer,
  reportProgress,
  returnTransfer,
  reviewCase,
  signOffTransfer,
  visitor,
  type Call,
  type ReceivedEvent,
  type TimelineEntry,
  type TransferView,
} from '@qsl/contracts';
import { systemCall } from '@qsl/messaging';
import { callBy, testOffices } from '@qsl/testing';
import { randomUUID } from 'node:crypto';
import { caseNow, caseOfMatter, openCase, people, startTiers, transferNow, type Tiers } from './tiers.harness.js';
import { accept, approve, assign, compose, confirm, file, outcome, publish, send } from './tiers.steps.js';

const toCity = { toInstance: testOffices.city.iid, kind: 'escalate' } as const;

describe('events of other offices', () => {
  let tiers: Tiers;

  beforeAll(async () => {
    tiers = await startTiers();
  });

  afterAll(async () => {
    await tiers.close();
  });

  const apply = async (event: ReceivedEvent): Promise<string> =>
    (await tiers.county.bus.call(applyEvent('suggestions'), event, systemCall())).result;

  const entries = async (rootCaseId: string): Promise<TimelineEntry[]> =>
    (await tiers.county.bus.call(getTimeline, { rootCaseId }, people.staff)).entries;

  /** County → city, delivered and not yet accepted; with a made-up event about it. */
  async function sent(): Promise<{
    root: string;
    transfer: TransferView;
    forge(facts: Partial<ReceivedEvent>): ReceivedEvent;
  }> {
    const { county, settle } = tiers;
    const { id: root } = await openCase(county);
    await file(county, root);
    const transfer = await send(county, root, toCity);
    await settle();
    const base = {
      type: 'qsl.transfer.answered.v1',
      matterKind: 'suggestion' as const,
      rootCaseId: root,
      transferId: transfer.id,
      route: 'x610303.c610300',
      time: new Date().toISOString(),
      author: 'c610300',
      iseq: 1,
      data: { text: '答复。', actor: '宝鸡市政协', work: { unit: null, deadline: null } },
    };
    return { root, transfer, forge: (facts) => ({ ...base, id: randomUUID(), ...facts }) };
  }

  it('are kept, marked void and without effect where their author was not entitled', async () => {
    const { root, transfer, forge } = await sent();
    await expect(apply(forge({}))).resolves.toBe('void');
    await expect(apply(forge({ type: 'qsl.transfer.accepted.v1', author: 'p610000' }))).resolves.toBe('void');
    await expect(apply(forge({ type: 'qsl.case.closed.v1', transferId: undefined }))).resolves.toBe('void');
    const marked = (await entries(root)).filter((entry) => entry.void);
    expect(marked.map(({ kind, instance }) => `${instance} ${kind}`)).toEqual([
      'c610300 transfer.answered',
      'p610000 transfer.accepted',
      'c610300 case.closed',
    ]);
    expect(await transferNow(tiers.county, transfer.id)).toMatchObject({ state: 'delivered', reply: null });
    expect(await caseOfMatter(tiers.county, root)).toMatchObject({ state: 'escalated', holderName: '金台区政协' });
  });

  it('wait for what they build on, leaving nothing behind', async () => {
    const { root, forge } = await sent();
    const before = (await entries(root)).length;
    await expect(apply(forge({ transferId: randomUUID() }))).resolves.toBe('waiting');
    await expect(apply(forge({ rootCaseId: randomUUID() }))).resolves.toBe('waiting');
    const late = forge({ type: 'qsl.transfer.accepted.v1' });
    await expect(apply({ ...late, data: { ...late.data, after: randomUUID() } })).resolves.toBe('waiting');
    expect(await entries(root)).toHaveLength(before);
    await expect(apply(late)).resolves.toBe('applied');
  });

  it('are applied once', async () => {
    const { root, forge } = await sent();
    const event = forge({ type: 'qsl.transfer.accepted.v1' });
    await apply(event);
    await expect(apply(event)).resolves.toBe('applied');
    expect((await entries(root)).filter(({ id }) => id === event.id)).toHaveLength(1);
  });

  it('are refused where they are not what offices agreed on', async () => {
    const { forge } = await sent();
    await expect(apply(forge({ data: { text: '没有其他内容。' } }))).rejects.toMatchObject({
      reason: 'event.malformed',
    });
    for (const type of ['qsl.transfer.accepted.v2', 'qsl.transfer.swallowed.v1', 'qsl.meeting.held.v1']) {
      await expect(apply(forge({ type }))).rejects.toMatchObject({ reason: 'event.unsupported_type' });
    }
  });

  it('keep fields of newer offices from being in the way, and verbs of theirs on show', async () => {
    const { root, forge } = await sent();
    await apply(forge({ type: 'qsl.transfer.accepted.v1', data: { ...forge({}).data, somethingNew: { at: 1 } } }));
    await apply(forge({ type: 'qsl.case.praised.v1', transferId: undefined }));
    expect((await entries(root)).at(-1)).toMatchObject({ kind: 'case.praised', void: false });
  });

  it('bring back what a restored office had done: entries, transfers, cases and codes', async () => {
    const { county, city, links, settle } = tiers;
    const { root, transfer } = await sent();
    await accept(city, transfer.id);
    await settle();
    const before = await caseOfMatter(city, root);
    await assign(city, before.id);
    await approve(county, (await openAndFile()).id);
    await settle();
    for (const table of ['matter', 'handling_case', 'handling_order', 'transfer', 'timeline_entry', 'inbox_message'])
      await city.sql.query(`delete from ${table}`);
    await city.sql.query('delete from code_counter');
    links.forget(city.iid);
    await settle();
    const after = await caseOfMatter(city, root);
    expect(after).toMatchObject({ id: before.id, code: before.code, state: 'filed' });
    expect(after.timeline.entries.map(({ kind }) => kind)).toContain('order.dispatched');
    await approve(city, after.id);
    await publish(city, after.id, outcome);
    await settle();
    await confirm(county, transfer.id);
    await settle();
    expect(await caseOfMatter(city, root)).toMatchObject({ state: 'closed' });
    const next = await sent();
    await accept(city, next.transfer.id);
    expect((await caseOfMatter(city, next.root)).code > before.code).toBe(true);
  });

  async function openAndFile(): Promise<{ id: string }> {
    const { id } = await openCase(tiers.county);
    await file(tiers.county, id);
    return { id };
  }

  it('answer a command with the same idempotency key once', async () => {
    const { county } = tiers;
    const { id } = await openCase(county);
    const call: Call = { ...people.staff, idempotencyKey: randomUUID() };
    const body = await caseNow(county, id);
    const first = await county.bus.call(reviewCase, body, call);
    await expect(county.bus.call(reviewCase, body, call)).resolves.toEqual(first);
  });

  describe('every command on a transfer', () => {
    const { staff, leader, citizen } = people;
    const text = '理由写在这里。';
    const commands = [
      { name: 'sign_off', contract: signOffTransfer, body: {}, wrong: staff, right: leader },
      { name: 'recall', contract: recallTransfer, body: {}, wrong: leader, right: staff },
      { name: 'accept', contract: acceptTransfer, body: {}, wrong: leader, right: staff },
      { name: 'return', contract: returnTransfer, body: { code: 'other', text }, wrong: leader, right: staff },
      { name: 'progress', contract: reportProgress, body: { text }, wrong: leader, right: staff },
      { name: 'confirm', contract: confirmTransfer, body: {}, wrong: leader, right: staff },
      { name: 'object', contract: objectToTransfer, body: { reason: text }, wrong: leader, right: staff },
    ];
    /** Sent by the county, over and done with, so that nothing is possible any more. */
    let over: TransferView;
    let overThere: TransferView;

    beforeAll(async () => {
      const { county, city, settle } = tiers;
      const { transfer } = await sent();
      const { version } = await transferNow(city, transfer.id);
      await city.bus.call(returnTransfer, { id: transfer.id, expectedVersion: version, code: 'other', text }, staff);
      await settle();
      over = await transferNow(county, transfer.id);
      overThere = await transferNow(city, transfer.id);
    });

    const receives = (name: string): boolean => ['accept', 'return', 'progress'].includes(name);
    const request = (
      { name, contract, body }: (typeof commands)[number],
      more: object,
      call: Call,
    ): Promise<object> => {
      const [office, { id, version }] = receives(name) ? [tiers.city, overThere] : [tiers.county, over];
      return office.bus.request(contract.subject, { id, expectedVersion: version, ...body, ...more }, call);
    };

    it.each(commands)('$name refuses bad input, naming the field', async (command) => {
      await expect(request(command, { expectedVersion: 'x' }, command.right)).rejects.toMatchObject({
        kind: 'invalid',
        details: { errors: expect.arrayContaining([expect.objectContaining({ field: 'expectedVersion' })]) as unknown },
      });
    });

    it.each(commands)('$name is not found by those who may not see it, nor where there is none', async (command) => {
      for (const stranger of [citizen, people.health, callBy(visitor)])
        await expect(request(command, {}, stranger)).rejects.toMatchObject({ kind: 'notFound' });
      await expect(request(command, { id: randomUUID() }, command.right)).rejects.toMatchObject({ kind: 'notFound' });
    });

    it.each(commands)(
      '$name is forbidden in another role, and refused in an old version or the wrong state',
      async (command) => {
        await expect(request(command, {}, command.wrong)).rejects.toMatchObject({ reason: 'transfer.wrong_role' });
        await expect(request(command, { expectedVersion: 99 }, command.right)).rejects.toMatchObject({
          kind: 'conflict',
          reason: 'transfer.version_conflict',
        });
        await expect(request(command, {}, command.right)).rejects.toMatchObject({
          kind: 'conflict',
          reason: 'transfer.wrong_state',
        });
      },
    );

    it('compose is for staff who read the last version, and sign-off for a leader who did not compose', async () => {
      const { county } = tiers;
      const both = callBy({ ...staff.actor, roles: ['staff', 'leader'] });
      const { id } = await openAndFile();
      const body = { ...toCity, reasonCode: 'other' as const, reason: '本级没有监管权限，请上级研究。', reveal: [] };
      const at = { caseId: id, expectedVersion: (await caseNow(county, id)).expectedVersion };
      await expect(county.bus.call(composeTransfer, { ...at, ...body }, citizen)).rejects.toMatchObject({
        kind: 'notFound',
      });
      await expect(county.bus.call(composeTransfer, { ...at, ...body }, leader)).rejects.toMatchObject({
        kind: 'forbidden',
      });
      await expect(
        county.bus.call(composeTransfer, { ...at, expectedVersion: 99, ...body }, staff),
      ).rejects.toMatchObject({ reason: 'case.version_conflict' });
      const composed = await county.bus.call(composeTransfer, { ...at, ...body }, both);
      expect(composed.actions).toEqual(['recall']);
      const signing = { id: composed.id, expectedVersion: composed.version };
      await expect(county.bus.call(signOffTransfer, signing, both)).rejects.toMatchObject({
        kind: 'conflict',
        reason: 'transfer.another_signer',
      });
      await expect(county.bus.call(recallTransfer, signing, both)).resolves.toMatchObject({ state: 'recalled' });
      await expect(compose(county, id, toCity)).resolves.toMatchObject({ state: 'composed' });
    });

    it('lists are for the office, by direction and state, newest first', async () => {
      const { county, city } = tiers;
      await expect(county.bus.call(listTransfers, {}, citizen)).rejects.toMatchObject({ kind: 'forbidden' });
      await expect(county.bus.call(getTransfer, { id: over.id }, citizen)).rejects.toMatchObject({ kind: 'notFound' });
      const inbox = await city.bus.call(listTransfers, { direction: 'in', state: 'delivered' }, staff);
      expect(inbox.items.length).toBeGreaterThan(0);
      expect(inbox.items.every(({ direction, state }) => direction === 'in' && state === 'delivered')).toBe(true);
      const first = await county.bus.call(listTransfers, { direction: 'out', limit: 1 }, staff);
      const second = await county.bus.call(
        listTransfers,
        { direction: 'out', limit: 1, cursor: first.nextCursor ?? '' },
        staff,
      );
      expect((first.items[0]?.id ?? '') > (second.items[0]?.id ?? '')).toBe(true);
    });
  });
});
