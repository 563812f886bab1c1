import {
  approveReply,
  assignCase,
  closeCase,
  declineCase,
  fileCase,
  publishReply,
  requestSupplement,
  reviewCase,
  sendBackReply,
  visitor,
  type CaseView,
} from '@qsl/contracts';
import { callBy, testOffices } from '@qsl/testing';
import { randomUUID } from 'node:crypto';
import { caseNow, health, openCase, people, startOffice, type TestOffice } from './tiers.harness.js';
import { assign, file } from './tiers.steps.js';

describe('every command on a case', () => {
  const { staff, leader, citizen } = people;
  const text = '理由写在这里。';
  const commands = [
    { name: 'review', contract: reviewCase, body: {}, right: staff, wrong: leader },
    { name: 'file', contract: fileCase, body: {}, right: staff, wrong: leader },
    { name: 'decline', contract: declineCase, body: { code: 'duplicate', text }, right: staff, wrong: leader },
    { name: 'request_supplement', contract: requestSupplement, body: { text }, right: staff, wrong: leader },
    {
      name: 'assign',
      contract: assignCase,
      body: { orders: [{ unitId: health.id, role: 'sole' }] },
      right: staff,
      wrong: leader,
    },
    {
      name: 'approve_reply',
      contract: approveReply,
      body: { docNumber: '1号', grade: 'resolved' },
      right: leader,
      wrong: staff,
    },
    { name: 'send_back', contract: sendBackReply, body: { reason: text }, right: staff, wrong: people.health },
    { name: 'publish_reply', contract: publishReply, body: {}, right: staff, wrong: leader },
    { name: 'close', contract: closeCase, body: {}, right: staff, wrong: leader },
  ];
  let office: TestOffice;
  let assigned: CaseView;
  let closed: CaseView;

  beforeAll(async () => {
    office = await startOffice(testOffices.county.iid);
    const { id } = await openCase(office);
    await file(office, id);
    assigned = await assign(office, id);
    const refused = await openCase(office);
    await office.bus.call(reviewCase, await caseNow(office, refused.id), staff);
    closed = await office.bus.call(
      declineCase,
      { ...(await caseNow(office, refused.id)), code: 'duplicate', text },
      staff,
    );
  });

  afterAll(async () => {
    await office.close();
  });

  const send = ({ contract, body }: (typeof commands)[number], more: object, call = staff): Promise<object> =>
    office.bus.request(
      contract.subject,
      { id: assigned.id, expectedVersion: assigned.version, ...body, ...more },
      call,
    );

  it.each(commands)('$name refuses bad input, naming the field', async (command) => {
    await expect(send(command, { expectedVersion: 0 })).rejects.toMatchObject({
      kind: 'invalid',
      details: { errors: [{ field: 'expectedVersion', rule: 'min' }] },
    });
  });

  it.each(commands)(
    '$name is not found by those who may not see the case, nor where there is none',
    async (command) => {
      for (const stranger of [citizen, people.housing, callBy(visitor)])
        await expect(send(command, {}, stranger)).rejects.toMatchObject({
          kind: 'notFound',
          reason: 'case.not_found',
        });
      await expect(send(command, { id: randomUUID() })).rejects.toMatchObject({ kind: 'notFound' });
    },
  );

  it.each(commands)('$name is forbidden to those who see the case in another role', async (command) => {
    await expect(send(command, {}, command.wrong)).rejects.toMatchObject({
      kind: 'forbidden',
      reason: 'case.wrong_role',
    });
  });

  it.each(commands)('$name refuses an old version, and a case that is past it', async (command) => {
    await expect(send(command, { expectedVersion: assigned.version + 7 }, command.right)).rejects.toMatchObject({
      kind: 'conflict',
      reason: 'case.version_conflict',
      details: { currentVersion: assigned.version },
    });
    const past = { id: closed.id, expectedVersion: closed.version };
    await expect(send(command, past, command.right)).rejects.toMatchObject({
      kind: 'conflict',
      reason: 'case.wrong_state',
    });
  });
});
