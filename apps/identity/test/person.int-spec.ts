import { findPerson, findPersonIds, type QueueRole } from '@qsl/contracts';
import { systemCall } from '@qsl/messaging';
import { Person } from '../src/person/person.entity.js';
import { startIdentity, type IdentityHarness } from './identity.harness.js';

const missing = '019ab9a0-0000-7000-8000-00000000dead';

describe('people, for the other services', () => {
  let identity: IdentityHarness;

  beforeAll(async () => {
    identity = await startIdentity('county');
  });

  afterAll(() => identity.close());

  const idsOf = async (roles: QueueRole[], unitIds: string[] = []) =>
    (await identity.bus.call(findPersonIds, { roles, unitIds }, systemCall())).ids;
  const personOf = (account: string) =>
    identity.orm.em.fork().findOneOrFail(Person, { account }, { populate: ['unit'] });
  const idsOfAccounts = async (...accounts: string[]) =>
    (await Promise.all(accounts.map(personOf))).map(({ id }) => id).sort();

  it('are found by role', async () => {
    expect((await idsOf(['staff'])).sort()).toEqual(await idsOfAccounts('staff1', 'staff2'));
    expect((await idsOf(['leader', 'editor'])).sort()).toEqual(await idsOfAccounts('leader1', 'editor1'));
  });

  it('are found by the unit that they act for, beside those with a role', async () => {
    const { unit } = await personOf('unit1');
    const unitIds = unit ? [unit.id] : [];
    expect(await idsOf([], unitIds)).toEqual(await idsOfAccounts('unit1'));
    expect((await idsOf(['leader'], unitIds)).sort()).toEqual(await idsOfAccounts('leader1', 'unit1'));
  });

  it('are nobody for no role and no unit, or an unknown one', async () => {
    expect(await idsOf([])).toEqual([]);
    expect(await idsOf([], [missing])).toEqual([]);
  });

  it('are found by account, however it is typed, without their phone', async () => {
    const found = await identity.bus.call(findPerson, { account: ' Member1 ' }, systemCall());
    expect(found).toEqual({ id: (await personOf('member1')).id, name: '赵文博', level: 'L3', roles: ['member'] });
    await expect(identity.bus.call(findPerson, { account: 'nobody' }, systemCall())).rejects.toMatchObject({
      kind: 'notFound',
      reason: 'person.not_found',
    });
  });

  it('are not the invented ones outside of a demonstration', async () => {
    await identity.restart({ DEMO: 'false' });
    expect(await idsOf(['staff'])).toEqual([]);
    await expect(identity.bus.call(findPerson, { account: 'member1' }, systemCall())).rejects.toMatchObject({
      kind: 'notFound',
    });
  });
});
