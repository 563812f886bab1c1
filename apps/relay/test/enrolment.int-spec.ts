import {
  approveInvitation,
  DomainError,
  type InvitationView,
  inviteOffice,
  joinParent,
  type JoinState,
  type JoinView,
  listCards,
  listInvitations,
  listOperatorActs,
  withdrawInvitation,
} from '@qsl/contracts';
import { testOffices, waitUntil } from '@qsl/testing';
import { openAlone } from './invited-office.js';
import { qsl } from './qsl.js';
import { anEvent, type RelayOffice } from './relay-office.js';
import { ThreeOffices } from './three-offices.js';

const { province, city, county } = testOffices;
const reason = '新设县区接入';

describe('a new county below a city that runs', () => {
  let offices: ThreeOffices;
  let newcomer: RelayOffice;
  /** Each test has a county of its own. */
  let iid = 'x610310';

  beforeAll(async () => {
    offices = await ThreeOffices.open();
  });
  afterAll(() => offices.close());

  beforeEach(async () => {
    iid = `x${Number(iid.slice(1)) + 1}`;
    newcomer = await openAlone({ iid });
  });
  afterEach(() => newcomer.close());

  const invited = async (): Promise<string> => {
    const { code } = await offices.city.operate(inviteOffice, { iid, reason }, { timeoutMs: 30_000 });
    await waitUntil(async () => (await invitation())?.isReady === true, { deadlineMs: 90_000, what: 'the code works' });
    return code;
  };
  const invitation = async (): Promise<InvitationView | undefined> =>
    (await offices.city.operate(listInvitations, {})).items.find((one) => one.iid === iid);
  const join = (code: string, office = newcomer) =>
    office.operate(joinParent, { invitationCode: code }, { timeoutMs: 30_000 });
  const approvedBySecond = () => offices.city.operateAs('王主任', approveInvitation, { iid, reason });
  const joined = async (code: string) => {
    await waitUntil(async () => (await stateOf(join(code))) === 'active', { deadlineMs: 90_000, what: 'it is active' });
  };

  it('takes two commands and one approval, and ends with a question to the root and back', async () => {
    const invite = await qsl(offices.city, 'link', 'invite', iid);
    expect(invite.code).toBe(0);
    await waitUntil(async () => (await invitation())?.isReady === true, { deadlineMs: 90_000, what: 'the code works' });
    const code = /qsl1\.\S+/.exec(invite.out)?.[0] ?? '';
    const joining = qsl(newcomer, 'link', 'join', code);
    await waitUntil(async () => (await invitation())?.state === 'asked', { what: 'the county has asked' });
    expect((await qsl(offices.city, 'link', 'invitations')).out).toMatch(
      new RegExp(`${iid} +待批准 +渭滨区政协 +李运维`),
    );
    const alone = await qsl(offices.city, 'link', 'approve', iid);
    expect(alone).toMatchObject({ code: 1 });
    expect(alone.fault).toContain('另一人');
    expect(await qsl(offices.city, 'link', 'approve', iid, '--operator', '王主任')).toMatchObject({ code: 0 });
    const said = await joining;
    expect(said.code).toBe(0);
    expect(said.out).toMatch(new RegExp(`^active：已接入，经 ${iid} → c610300 → p610000 往返 \\d+ 毫秒`));
    expect(said.fault).toContain('等待上级第二人批准');
    expect(said.fault).toMatch(/登记机构公钥 \S{43}/);
    expect((await qsl(offices.city, 'acts')).out).toMatch(
      new RegExp(`王主任 +批准接入 +${iid}[^]*李运维 +邀请下级 +${iid}`),
    );
    expect((await qsl(newcomer, 'acts')).out).toMatch(/李运维 +接入上级 +c610300/);
  });

  it('exchanges events with the province at once, both ways, its sibling too', async () => {
    const code = await invited();
    expect(await join(code)).toMatchObject({ state: 'waiting', parent: city.iid });
    await approvedBySecond();
    await joined(code);
    const up = await newcomer.submit(anEvent([iid, city.iid, province.iid]));
    await waitUntil(() => offices.province.applied(up.rootCaseId).length === 1);
    const down = await offices.province.submit(anEvent([province.iid, city.iid, iid, county.iid]));
    await waitUntil(() => newcomer.applied(down.rootCaseId).length === 1);
    await waitUntil(() => offices.county.applied(down.rootCaseId).length === 1);
    for (const office of [newcomer, offices.city, offices.province, offices.county]) {
      const [card] = (await office.operate(listCards, {})).items;
      expect(card).toMatchObject({ iid, parent: city.iid, state: 'active' });
    }
    await waitUntil(() => newcomer.keyKnownToServices(province.iid) === province.signingKey);
  });

  it('is there again after a restart of either side, and the code is worth nothing any more', async () => {
    const code = await invited();
    await join(code);
    await approvedBySecond();
    await joined(code);
    await waitUntil(async () => (await invitation())?.state === 'joined', { what: 'the code is over' });
    const another = await openAlone({ iid });
    await waitUntil(async () => (await refusalOf(join(code, another))) === 'join.void', { what: 'the code is void' });
    await another.close();
    await Promise.all([newcomer.stop(), offices.city.stop()]);
    await Promise.all([newcomer.start(), offices.city.start()]);
    await joined(code);
    const { rootCaseId } = await newcomer.submit(anEvent([iid, city.iid, province.iid]));
    await waitUntil(() => offices.province.applied(rootCaseId).length === 1);
  });

  it('has its code to itself, and may ask again', async () => {
    const code = await invited();
    expect(await join(code)).toMatchObject({ state: 'waiting' });
    expect(await join(code)).toMatchObject({ state: 'waiting' });
    const another = await openAlone({ iid, name: '冒名区政协' });
    expect(await refusalOf(join(code, another))).toBe('join.used');
    await another.close();
    expect(await invitation()).toMatchObject({ state: 'asked', office: { name: '渭滨区政协' } });
  });

  it('is let in by a code for itself alone, of its own parent', async () => {
    const code = await invited();
    const elsewhere = await openAlone({ iid: 'x610399' });
    await expect(join(code, elsewhere)).rejects.toMatchObject({ details: { errors: [{ rule: 'isForThisOffice' }] } });
    await elsewhere.close();
    const ofAnother = await openAlone({ iid, parent: 'c610400' });
    await expect(join(code, ofAnother)).rejects.toMatchObject({ details: { errors: [{ rule: 'isOfParent' }] } });
    await ofAnother.close();
    await expect(join(`${code.slice(0, 300)}`)).rejects.toMatchObject({ details: { errors: [{ rule: 'isCode' }] } });
    expect(await refusalOf(join(code, offices.county))).toBe('join.has_parent');
  });

  it('is not let in by a code that was withdrawn, replaced or has expired', async () => {
    const withdrawn = await invited();
    await offices.city.operate(withdrawInvitation, { iid, reason });
    await waitUntil(async () => (await refusalOf(join(withdrawn))) === 'join.void');
    const replaced = await invited();
    const code = await invited();
    await waitUntil(async () => (await refusalOf(join(replaced))) === 'join.void');
    expect(await join(code)).toMatchObject({ state: 'waiting' });
    await offices.city.sql.query(`update invitation set expires_at = now() where iid = '${iid}' and state = 'asked'`);
    await waitUntil(async () => (await refusalOf(join(code))) !== null, { what: 'the broker refuses the code' });
    await expect(approvedBySecond()).rejects.toMatchObject({ reason: 'invitation.not_found' });
    expect(await invitation()).toMatchObject({ state: 'expired' });
  });

  it('waits for the registrar where that is not to be reached', async () => {
    const code = await invited();
    await join(code);
    await offices.brokers.province.kill();
    await approvedBySecond();
    expect(await join(code)).toMatchObject({ state: 'approved' });
    await offices.brokers.province.start();
    await joined(code);
  });

  it('is admitted also where its parent crashed between the approval and the request for its card', async () => {
    const code = await invited();
    await join(code);
    await offices.city.stop();
    await offices.city.sql.query(`update invitation set state = 'approved' where iid = $1 and state = 'asked'`, [iid]);
    await offices.city.start();
    await joined(code);
  }, 240_000);

  it('is invited and approved by administrators of an office that dials to nobody else’s place', async () => {
    await expect(offices.city.call(inviteOffice, { iid, reason })).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(offices.city.operate(inviteOffice, { iid: county.iid, reason })).rejects.toMatchObject({
      details: { errors: [{ field: 'iid', rule: 'isNew' }] },
    });
    await expect(offices.county.operate(inviteOffice, { iid, reason })).rejects.toMatchObject({
      reason: 'invitation.no_link_broker',
    });
    await expect(approvedBySecond()).rejects.toMatchObject({ reason: 'invitation.not_found' });
    await invited();
    await expect(approvedBySecond()).rejects.toMatchObject({ reason: 'invitation.not_asked' });
    const { items } = await offices.city.operate(listOperatorActs, {});
    expect(items.filter(({ target }) => target === iid).map(({ act }) => act)).toEqual(['link.invite']);
  });
});

/** How far the office is; `null` where its relay or its parent did not answer just now. */
async function stateOf(joining: Promise<JoinView>): Promise<JoinState | null> {
  try {
    return (await joining).state;
  } catch (error) {
    if (error instanceof DomainError && ['timeout', 'unavailable'].includes(error.kind)) return null;
    throw error;
  }
}

/** Why something was refused; `null` where it was not. */
async function refusalOf(act: Promise<unknown>): Promise<string | null> {
  try {
    await act;
    return null;
  } catch (error) {
    return (error as { reason?: string }).reason ?? String(error);
  }
}
