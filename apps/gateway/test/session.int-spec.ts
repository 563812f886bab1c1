import {
  closeSession,
  DomainError,
  getCase,
  listSuggestions,
  openSession,
  resolveSession,
  submitSuggestion,
} from '@qsl/contracts';
import { person, token } from './fake-services.js';
import { post, startGateway, type RunningGateway } from './running-gateway.js';

const id = '0190f3a0-0000-7000-8000-0000000000aa';
const cookie = { cookie: `qsl_session=${token}` };
const suggestion = {
  title: '关于饮水机的建议',
  body: '这是一段足够长的说明文字。',
  category: 'drinking_water',
  areaCode: '610303',
  displayName: 'surname',
};

describe('a session', () => {
  let gateway: RunningGateway;

  beforeAll(async () => {
    gateway = await startGateway();
    gateway.services.answer(submitSuggestion, () => ({ code: 'QSL-610303-2026-0001' }));
    gateway.services.answer(listSuggestions, () => ({ items: [], nextCursor: null }));
    gateway.services.answer(closeSession, () => ({ ok: true }));
    gateway.services.answer(getCase, (_body, call) => {
      if (call.actor.personId !== null) return { id };
      throw new DomainError('unauthenticated', 'session.required', { zh: '请先登录。', en: 'Sign in first.' });
    });
  });
  beforeEach(() => gateway.services.forget());
  afterAll(async () => gateway.close());

  const asked = (subject: string): number =>
    gateway.services.received.filter((message) => message.subject === subject).length;
  const byCookie = { visitor: true, headers: cookie };

  it('opens with account and password, answers the token and sets a cookie that no script can read', async () => {
    const response = await gateway.ask('/api/v1/auth/sessions', {
      ...post({ account: 'staff1', password: 'demo-2026' }, { 'idempotency-key': 'tap-1' }),
      visitor: true,
    });
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({ token, person });
    expect(response.headers.get('set-cookie')).toBe(`qsl_session=${token}; Path=/; HttpOnly; SameSite=Lax`);
    expect(gateway.services.last()).toMatchObject({ subject: openSession.subject, call: { idempotencyKey: 'tap-1' } });
  });

  it('travels over HTTPS only, unless a demonstration says otherwise', async () => {
    const strict = await startGateway({ COOKIE_SECURE: '' });
    const response = await strict.ask('/api/v1/auth/sessions', post({ account: 'staff1', password: 'demo-2026' }));
    expect(response.headers.get('set-cookie')).toContain('Secure');
    expect(response.headers.get('strict-transport-security')).toContain('max-age=31536000');
    await strict.close();
  });

  it('is the actor of a request, by bearer token and by cookie', async () => {
    for (const options of [{}, byCookie]) {
      const response = await gateway.ask('/api/v1/me', options);
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual(person);
    }
  });

  it('is asked for once, not for every request of a page', async () => {
    const secondToken = `${token}-2`;
    gateway.services.answer(resolveSession, () => person);
    const asSecond = { headers: { authorization: `Bearer ${secondToken}` } };
    await gateway.ask('/api/v1/me', asSecond);
    await gateway.ask('/api/v1/me', asSecond);
    expect(asked(resolveSession.subject)).toBe(1);
  });

  it('ends at once with sign-out, by cookie too', async () => {
    await gateway.ask('/api/v1/me', byCookie);
    const response = await gateway.ask('/api/v1/auth/sessions/current', {
      method: 'DELETE',
      visitor: true,
      headers: { ...cookie, 'x-qsl-csrf': '1' },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('set-cookie')).toMatch(/^qsl_session=; .*Expires=Thu, 01 Jan 1970/);
    expect(gateway.services.last()).toMatchObject({ subject: closeSession.subject, body: { token } });
    gateway.services.forget();
    await gateway.ask('/api/v1/me', byCookie);
    expect(asked(resolveSession.subject)).toBe(1);
  });

  it('that nobody has is no error to end', async () => {
    const response = await gateway.ask('/api/v1/auth/sessions/current', { method: 'DELETE', visitor: true });
    expect(response.status).toBe(204);
  });
});

describe('a request without a live session', () => {
  let gateway: RunningGateway;

  beforeAll(async () => {
    gateway = await startGateway();
    gateway.services.answer(listSuggestions, () => ({ items: [], nextCursor: null }));
    gateway.services.answer(submitSuggestion, () => ({ code: 'QSL-610303-2026-0001' }));
  });
  afterAll(async () => gateway.close());

  it('is 401 where a person is needed', async () => {
    const response = await gateway.ask('/api/v1/me', { visitor: true });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
  });

  it.each(['/api/v1/me/submissions', '/api/v1/me/topics'])('has nothing of its own at %s', async (path) => {
    expect((await gateway.ask(path, { visitor: true })).status).toBe(401);
  });

  it('is asked to sign in where a service would let others do it', async () => {
    gateway.services.refuse(
      submitSuggestion,
      new DomainError('forbidden', 'suggestion.real_name_needed', { zh: '请先实名认证。', en: 'Real name needed.' }),
    );
    const refused = await gateway.ask('/api/v1/suggestions', { ...post(suggestion), visitor: true });
    expect(refused.status).toBe(401);
    expect(await refused.json()).toMatchObject({ type: 'urn:qsl:problem:session.required' });
    expect((await gateway.ask('/api/v1/suggestions', post(suggestion))).status).toBe(403);
    gateway.services.answer(submitSuggestion, () => ({ code: 'QSL-610303-2026-0001' }));
  });

  it('is 401 with a dead bearer token, also on a public route', async () => {
    const response = await gateway.ask('/api/v1/suggestions', {
      headers: { authorization: 'Bearer a-token-that-nobody-has' },
    });
    expect(response.status).toBe(401);
  });

  it('is a visitor’s with a dead cookie, so that public pages keep working', async () => {
    const response = await gateway.ask('/api/v1/suggestions', {
      visitor: true,
      headers: { cookie: 'qsl_session=a-token-that-nobody-has' },
    });
    expect(response.status).toBe(200);
    expect(gateway.services.last().call.actor.personId).toBeNull();
  });

  it('is refused where it changes something on a cookie alone, as a foreign page could make it', async () => {
    gateway.services.forget();
    const forged = await gateway.ask('/api/v1/suggestions', { ...post(suggestion, cookie), visitor: true });
    expect(forged.status).toBe(403);
    expect(await forged.json()).toMatchObject({ type: 'urn:qsl:problem:session.csrf_header_missing' });
    await gateway.services.flush();
    expect(gateway.services.stayed(submitSuggestion)).toBe(true);
    const own = await gateway.ask('/api/v1/suggestions', {
      ...post(suggestion, { ...cookie, 'x-qsl-csrf': '1' }),
      visitor: true,
    });
    expect(own.status).toBe(201);
  });

  it('needs no such header with a bearer token', async () => {
    const response = await gateway.ask('/api/v1/suggestions', post(suggestion, cookie));
    expect(response.status).toBe(201);
  });
});
