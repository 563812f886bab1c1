import { closeSession, openSession, resolveSession, visitor, type PersonView, type SessionView } from '@qsl/contracts';
import { callBy } from '@qsl/testing';
import { Person } from '../src/person/person.entity.js';
import { Session } from '../src/session/session.entity.js';
import { startIdentity, type IdentityHarness } from './identity.harness.js';

const call = callBy(visitor);
const wrong = { kind: 'unauthenticated', reason: 'session.wrong_credentials' };

describe('sessions', () => {
  let identity: IdentityHarness;

  beforeAll(async () => {
    identity = await startIdentity('county');
  });

  afterAll(() => identity.close());

  const signIn = (account: string, password = 'demo-2026'): Promise<SessionView> =>
    identity.bus.call(openSession, { account, password }, call);
  const resolve = (token: string): Promise<PersonView> => identity.bus.call(resolveSession, { token }, call);
  const everyRow = async (): Promise<string> => {
    const connection = identity.orm.em.fork();
    const tables = await connection.execute<{ name: string }[]>(
      `select table_name as name from information_schema.tables where table_schema = 'public'`,
    );
    const rows = await Promise.all(tables.map(({ name }) => connection.execute(`select * from "${name}"`)));
    return JSON.stringify(rows);
  };

  it('know who signed in, without phone and password', async () => {
    const session = await signIn('citizen1');
    expect(session.person).toEqual({
      id: expect.any(String) as string,
      account: 'citizen1',
      name: '王秀兰',
      roles: ['citizen'],
      level: 'L2',
      unitId: null,
      unitName: null,
    });
    expect(session.token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    await expect(resolve(session.token)).resolves.toEqual(session.person);
  });

  it('take an account however it is typed', async () => {
    await expect(signIn('  ＣＩＴＩＺＥＮ1 ')).resolves.toMatchObject({ person: { account: 'citizen1' } });
  });

  it('tell a unit account which unit it acts for', async () => {
    await expect(signIn('unit1')).resolves.toMatchObject({
      person: { roles: ['unit'], level: 'L3', unitId: expect.any(String) as string, unitName: '金台区卫生健康局' },
    });
  });

  it('give two people who sign in at once a token each, and both stay good', async () => {
    const [first, second] = await Promise.all([signIn('staff1'), signIn('staff1')]);
    expect(first.token).not.toBe(second.token);
    const people = await Promise.all([resolve(first.token), resolve(second.token)]);
    expect(people.map(({ account }) => account)).toEqual(['staff1', 'staff1']);
  });

  it('are kept without their token, and people without their password', async () => {
    const { token } = await identity.bus.call(
      openSession,
      { account: 'citizen2', password: 'demo-2026' },
      callBy(visitor, { idempotencyKey: '登录-1' }),
    );
    const rows = await everyRow();
    expect(rows).not.toContain(token);
    expect(rows).not.toContain('demo-2026');
    const people = await identity.orm.em.fork().findAll(Person);
    expect(people).toHaveLength(11);
    expect(people.filter(({ passwordHash }) => !passwordHash.startsWith('$argon2id$v=19$m=19456,t=2,p=1$'))).toEqual(
      [],
    );
  });

  it('end when they are closed; closing one that is not there is no error', async () => {
    const { token } = await signIn('member1');
    await expect(identity.bus.call(closeSession, { token }, call)).resolves.toEqual({ ok: true });
    await expect(resolve(token)).rejects.toMatchObject({ kind: 'unauthenticated', reason: 'session.ended' });
    await expect(identity.bus.call(closeSession, { token }, call)).resolves.toEqual({ ok: true });
  });

  it('end when they expire, and are prolonged by use', async () => {
    const { token, person } = await signIn('editor1');
    const em = identity.orm.em.fork();
    const soon = new Date(Date.now() + 30_000);
    await em.nativeUpdate(Session, { person: person.id }, { expiresAt: soon });
    await resolve(token);
    const prolonged = await em.findOneOrFail(Session, { person: person.id });
    expect(prolonged.expiresAt.getTime()).toBeGreaterThan(soon.getTime() + 3_600_000);
    await em.nativeUpdate(Session, { person: person.id }, { expiresAt: new Date(Date.now() - 1) });
    await expect(resolve(token)).rejects.toMatchObject({ kind: 'unauthenticated' });
  });

  it('are refused to a wrong password and to a wrong account in the same words', async () => {
    const answers = await Promise.allSettled([signIn('member2', 'wrong-pass'), signIn('nobody', 'wrong-pass')]);
    expect(answers[0]).toMatchObject({ status: 'rejected', reason: wrong });
    expect((answers[1] as PromiseRejectedResult).reason).toEqual((answers[0] as PromiseRejectedResult).reason);
  });

  it.each([
    [{ account: '', password: 'x' }, 'account', 'minLength'],
    [{ account: 'citizen1', password: '' }, 'password', 'minLength'],
    [{ account: 'a'.repeat(65), password: 'x' }, 'account', 'maxLength'],
  ])('name the field and the rule of bad input: %j', async (body, field, rule) => {
    await expect(identity.bus.call(openSession, body, call)).rejects.toMatchObject({
      kind: 'invalid',
      details: { errors: [{ field, rule }] },
    });
  });

  describe.each([['admin1'], ['no-such-person']])('after five failures of %s', (account) => {
    it('are refused for fifteen minutes, also with the right password, and with an idempotency key', async () => {
      const keyed = (key: string): Promise<SessionView> =>
        identity.bus.call(
          openSession,
          { account, password: 'wrong-pass' },
          callBy(visitor, { idempotencyKey: `${account}-${key}` }),
        );
      for (const key of ['1', '2', '3', '4', '5']) await expect(keyed(key)).rejects.toMatchObject(wrong);
      await expect(signIn(account)).rejects.toMatchObject({
        kind: 'rateLimited',
        reason: 'session.locked',
        details: { retryAfterSeconds: expect.any(Number) as number },
      });
      await identity.orm.em.fork().execute(`update sign_in_failures set last_at = last_at - interval '15 minutes'`);
      await expect(signIn(account, 'wrong-pass')).rejects.toMatchObject(wrong);
    });
  });

  it('count failures made at the same time, and forget them after a success', async () => {
    const burst = await Promise.allSettled(Array.from({ length: 8 }, () => signIn('leader1', 'wrong-pass')));
    expect(burst.every(({ status }) => status === 'rejected')).toBe(true);
    await expect(signIn('leader1')).rejects.toMatchObject({ kind: 'rateLimited' });
    await identity.orm.em.fork().execute('update sign_in_failures set failures = 4');
    await signIn('leader1');
    await expect(signIn('leader1', 'wrong-pass')).rejects.toMatchObject(wrong);
    await expect(signIn('leader1')).resolves.toMatchObject({ person: { account: 'leader1' } });
  });
});
