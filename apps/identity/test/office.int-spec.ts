import { checkHealth, listRegions, listUnits, openSession, visitor } from '@qsl/contracts';
import { actor, callBy, testOffices } from '@qsl/testing';
import { Person } from '../src/person/person.entity.js';
import { startIdentity, type IdentityHarness } from './identity.harness.js';

const staff = callBy(actor({ roles: ['staff'], level: 'L3' }));
const anybody = callBy(visitor);
type Office = keyof typeof testOffices;

describe('units of an office', () => {
  it.each<[Office, string[]]>([
    ['province', ['陕西省住房和城乡建设厅', '陕西省卫生健康委员会']],
    ['city', ['宝鸡市住房和城乡建设局', '宝鸡市卫生健康委员会']],
    ['county', ['金台区住房和城乡建设局', '金台区卫生健康局']],
  ])('are called as at their tier: %s', async (office, names) => {
    const identity = await startIdentity(office);
    try {
      const { items } = await identity.bus.call(listUnits, {}, staff);
      expect(items.map(({ name }) => name)).toEqual(names);
    } finally {
      await identity.close();
    }
  });
});

describe('identity', () => {
  let identity: IdentityHarness;

  beforeAll(async () => {
    identity = await startIdentity('county');
  });

  afterAll(() => identity.close());

  it.each([['citizen' as const], ['member' as const], ['unit' as const]])('keeps the units from a %s', async (role) => {
    await expect(identity.bus.call(listUnits, {}, callBy(actor({ roles: [role] })))).rejects.toMatchObject({
      kind: 'forbidden',
      reason: 'unit.office_only',
    });
  });

  it('lists divisions for everybody', async () => {
    const provinces = await identity.bus.call(listRegions, {}, anybody);
    expect(provinces.items).toHaveLength(34);
    const baoji = await identity.bus.call(listRegions, { parent: '610300' }, anybody);
    expect(baoji.items).toHaveLength(12);
    expect(baoji.items).toContainEqual({ code: '610303', name: '金台区', hasChildren: false });
    await expect(identity.bus.call(listRegions, { parent: '610303' }, anybody)).resolves.toEqual({ items: [] });
  });

  it('knows no division of an unknown code, and takes no code that is none', async () => {
    await expect(identity.bus.call(listRegions, { parent: '990000' }, anybody)).rejects.toMatchObject({
      kind: 'notFound',
      reason: 'region.not_found',
    });
    await expect(identity.bus.call(listRegions, { parent: '6103' }, anybody)).rejects.toMatchObject({
      kind: 'invalid',
      details: { errors: [{ field: 'parent', rule: 'matches' }] },
    });
  });

  it('tells its health', async () => {
    await expect(identity.bus.call(checkHealth('identity'), {}, anybody)).resolves.toEqual({
      service: 'identity',
      parts: [{ name: 'database', ok: true, detail: null }],
    });
  });

  it('has exactly the tables that its entities need', async () => {
    expect(await identity.orm.schema.getUpdateSchemaSQL({ wrap: false, dropTables: false })).toBe('');
  });
});

describe('a demonstration', () => {
  it('is seeded once, and its people and password open nothing outside of it', async () => {
    const identity = await startIdentity('county');
    try {
      const before = await identity.orm.em.fork().findAll(Person, { orderBy: { account: 'asc' } });
      await identity.restart();
      const after = await identity.orm.em.fork().findAll(Person, { orderBy: { account: 'asc' } });
      expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
      expect(after.every(({ isDemo }) => isDemo)).toBe(true);
      await identity.restart({ DEMO: 'false' });
      const signIn = (): Promise<object> =>
        identity.bus.call(openSession, { account: 'staff1', password: 'demo-2026' }, anybody);
      await expect(signIn()).rejects.toMatchObject({ kind: 'unauthenticated' });
      await identity.orm.em.fork().nativeUpdate(Person, { account: 'staff1' }, { isDemo: false });
      await expect(signIn()).rejects.toMatchObject({ kind: 'unauthenticated' });
    } finally {
      await identity.close();
    }
  });

  it('is nowhere without the setting', async () => {
    const identity = await startIdentity('county', { DEMO: 'false' });
    try {
      expect(await identity.orm.em.fork().count(Person)).toBe(0);
    } finally {
      await identity.close();
    }
  });
});
