import { approveInvitation, inviteOffice, joinParent, listInvitations } from '@qsl/contracts';
import { testOffices, waitUntil } from '@qsl/testing';
import { decodeInvitation, encodeInvitation } from '../src/protocol/invitation-code.js';
import { createAuthority } from '../src/link-broker/index.js';
import { openAlone } from './invited-office.js';
import { anEvent, type RelayOffice } from './relay-office.js';
import { ThreeOffices } from './three-offices.js';

const { province, city } = testOffices;
const iid = 'x610320';
const reason = '新设县区接入';

describe('a new county below a city whose link broker speaks TLS alone', () => {
  let offices: ThreeOffices;
  let newcomer: RelayOffice;
  let code: string;

  beforeAll(async () => {
    offices = await ThreeOffices.open(testOffices, {}, { isSecured: true });
    newcomer = await openAlone({ iid });
    ({ code } = await offices.city.operate(inviteOffice, { iid, reason }, { timeoutMs: 30_000 }));
    await waitUntil(async () => (await offices.city.operate(listInvitations, {})).items[0]?.isReady === true, {
      deadlineMs: 90_000,
      what: 'the code works',
    });
  });
  afterAll(async () => {
    await newcomer?.close();
    await offices?.close();
  });

  const join = (invitationCode: string) =>
    newcomer
      .operate(joinParent, { invitationCode }, { timeoutMs: 30_000 })
      .catch((error: { reason?: string }) => error);

  it('is told the broker’s authority by the code', () => {
    expect(decodeInvitation(code)).toMatchObject({
      url: offices.brokers.city.url,
      ca: offices.brokers.city.authority?.certificatePem,
    });
    expect(offices.brokers.city.url).toMatch(/^tls:/);
  });

  it('does not speak to a broker that another authority vouches for, be it of the same name', async () => {
    const stranger = await createAuthority(city.iid);
    const forged = encodeInvitation({ ...decodeInvitation(code), ca: stranger.certificatePem });
    expect(await join(forged)).toMatchObject({ reason: 'join.parent_silent' });
    expect(await join(encodeInvitation({ ...decodeInvitation(code), ca: null }))).toMatchObject({
      reason: 'join.parent_silent',
    });
    const [invitation] = (await offices.city.operate(listInvitations, {})).items;
    expect(invitation).toMatchObject({ state: 'open', office: null });
  });

  it('joins, is approved, and its link is active and carries events to the province and back', async () => {
    expect(await join(code)).toMatchObject({ state: 'waiting' });
    await offices.city.operateAs('王主任', approveInvitation, { iid, reason });
    await waitUntil(async () => ((await join(code)) as { state?: string }).state === 'active', {
      deadlineMs: 90_000,
      what: 'it is active',
    });
    expect(await newcomer.link(city.iid)).toMatchObject({ relation: 'parent', state: 'active' });
    const up = await newcomer.submit(anEvent([iid, city.iid, province.iid]));
    await waitUntil(() => offices.province.applied(up.rootCaseId).length === 1);
    const down = await offices.province.submit(anEvent([province.iid, city.iid, iid]));
    await waitUntil(() => newcomer.applied(down.rootCaseId).length === 1);
  });
});
