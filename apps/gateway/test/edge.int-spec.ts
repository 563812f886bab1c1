import {
  getCase,
  listSuggestions,
  notFound,
  openSession,
  submitSuggestion,
  versionConflict,
  fileCase,
  DomainError,
} from '@qsl/contracts';
import { post, startGateway, type RunningGateway } from './running-gateway.js';

const id = '0190f3a0-0000-7000-8000-0000000000aa';
const suggestion = {
  title: '关于饮水机的建议',
  body: '这是一段足够长的说明文字。',
  category: 'drinking_water',
  areaCode: '610303',
  displayName: 'surname',
};
const english = { 'accept-language': 'en' };

describe('a request that is refused', () => {
  let gateway: RunningGateway;

  beforeAll(async () => {
    gateway = await startGateway();
  });
  afterAll(async () => gateway.close());

  const problemOf = async (response: Response): Promise<Record<string, unknown>> => {
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    return (await response.json()) as Record<string, unknown>;
  };

  it('names field and rule, in Chinese', async () => {
    const response = await gateway.ask(
      '/api/v1/suggestions?ignored=1',
      post({ ...suggestion, title: '短', extra: true }),
    );
    expect(response.status).toBe(400);
    expect(response.headers.get('content-language')).toBe('zh-CN');
    expect(await problemOf(response)).toEqual({
      type: 'urn:qsl:problem:request.invalid',
      title: '提交内容有误',
      status: 400,
      detail: '提交的内容有误，请按提示修改。',
      instance: '/api/v1/suggestions',
      requestId: response.headers.get('x-request-id'),
      errors: [
        { field: 'extra', rule: 'whitelistValidation', message: '不认识的字段。' },
        { field: 'title', rule: 'minLength', message: '至少 4 个字符。' },
      ],
    });
  });

  it('names field and rule, in English where that is preferred', async () => {
    const response = await gateway.ask('/api/v1/suggestions', post({ ...suggestion, title: '短' }, english));
    expect(await problemOf(response)).toMatchObject({
      title: 'Bad request',
      errors: [{ field: 'title', rule: 'minLength', message: 'title must be longer than or equal to 4 characters' }],
    });
  });

  it.each([
    ['/api/v1/cases?limit=0', 'limit', 'min'],
    ['/api/v1/cases?limit=many', 'limit', 'isInt'],
    ['/api/v1/cases?state=lost', 'state', 'isIn'],
    ['/api/v1/cases?state=filed&state=closed', 'state', 'isIn'],
    ['/api/v1/cases?colour=red', 'colour', 'whitelistValidation'],
    ['/api/v1/cases/not-an-id', 'id', 'isUuid'],
    [`/api/v1/cases/${id}?id=${id}`, 'id', 'whitelistValidation'],
  ])('GET %s breaks the rule of %s', async (path, field, rule) => {
    const response = await gateway.ask(path);
    expect(response.status).toBe(400);
    expect((await problemOf(response))['errors']).toContainEqual(expect.objectContaining({ field, rule }));
  });

  it('does not take an id from the body when the path has one', async () => {
    const response = await gateway.ask(`/api/v1/cases/${id}/actions/file`, post({ id, expectedVersion: 1 }));
    expect(response.status).toBe(400);
    expect(await problemOf(response)).toMatchObject({ errors: [{ field: 'id', rule: 'whitelistValidation' }] });
  });

  it.each([
    ['broken JSON', '{"title":', 'application/json', 400, 'request.malformed'],
    ['no JSON', 'title=x', 'application/x-www-form-urlencoded', 415, 'request.unsupported_media_type'],
    ['plain text', 'title', 'text/plain', 415, 'request.unsupported_media_type'],
    ['a prototype', '{"__proto__":{"a":1}}', 'application/json', 400, 'request.malformed'],
    ['a list', '[1]', 'application/json', 400, 'request.not_an_object'],
    ['null', 'null', 'application/json', 400, 'request.invalid'],
    [
      'too much',
      JSON.stringify({ ...suggestion, body: 'x'.repeat(1_100_000) }),
      'application/json',
      413,
      'request.too_large',
    ],
  ])('is a body of %s', async (_name, body, type, status, reason) => {
    const response = await gateway.ask('/api/v1/suggestions', post(body, { 'content-type': type }));
    expect(response.status).toBe(status);
    expect(await problemOf(response)).toMatchObject({ type: `urn:qsl:problem:${reason}`, status });
  });

  it.each([
    ['/api/v1/nowhere'],
    ['/api'],
    ['/api/v2/cases'],
    ['/health/other'],
    ['/'],
    ['/desk'],
    ['/api/v1/%E0%A4%A'],
  ])('is for %s, where nothing is', async (path) => {
    const response = await gateway.ask(path);
    expect([404, 400]).toContain(response.status);
    await problemOf(response);
  });

  it('looks the same for a missing thing and for one that the caller may not see', async () => {
    gateway.services.refuse(getCase, notFound('case'));
    const response = await gateway.ask(`/api/v1/cases/${id}`);
    expect(response.status).toBe(404);
    expect(await problemOf(response)).toMatchObject({
      type: 'urn:qsl:problem:case.not_found',
      detail: '未找到，或您无权查看。',
    });
  });

  it('says which version is the current one where somebody was faster', async () => {
    gateway.services.refuse(fileCase, versionConflict('case', 9));
    const response = await gateway.ask(`/api/v1/cases/${id}/actions/file`, post({ expectedVersion: 8 }));
    expect(response.status).toBe(409);
    expect(await problemOf(response)).toMatchObject({ currentVersion: 9 });
  });

  it('tells nothing of an error inside a service', async () => {
    gateway.services.refuse(getCase, new Error('relation "cases" does not exist'));
    const response = await gateway.ask(`/api/v1/cases/${id}`);
    expect(response.status).toBe(500);
    expect(JSON.stringify(await problemOf(response))).not.toContain('relation');
  });

  it('says when to come back', async () => {
    gateway.services.refuse(
      openSession,
      new DomainError(
        'rateLimited',
        'account.locked',
        { zh: '账号已锁定。', en: 'Locked.' },
        { retryAfterSeconds: 900 },
      ),
    );
    const response = await gateway.ask('/api/v1/auth/sessions', post({ account: 'a', password: 'b' }));
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('900');
  });

  it('is 503 where nobody serves the subject', async () => {
    const response = await gateway.ask('/api/v1/orders');
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
  });

  it('is 504 where a service does not answer in time', async () => {
    gateway.services.answer(listSuggestions, () => undefined);
    const response = await gateway.ask('/api/v1/suggestions');
    expect(response.status).toBe(504);
    expect(await problemOf(response)).toMatchObject({ title: '处理超时' });
  });
});

describe('every answer', () => {
  let gateway: RunningGateway;

  beforeAll(async () => {
    gateway = await startGateway();
    gateway.services.answer(submitSuggestion, () => ({ code: 'QSL-610303-2026-0001' }));
  });
  afterAll(async () => gateway.close());

  it('carries the request id, the caller’s own where it is sane', async () => {
    const given = await gateway.ask('/api/v1/suggestions', post(suggestion, { 'x-request-id': 'portal-0123456789' }));
    expect(given.headers.get('x-request-id')).toBe('portal-0123456789');
    expect(gateway.services.last().call.requestId).toBe('portal-0123456789');
    const made = await gateway.ask('/api/v1/suggestions', post(suggestion, { 'x-request-id': 'a b' }));
    expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('says that it is neither to be framed, nor sniffed, nor kept', async () => {
    const { headers } = await gateway.ask('/api/v1/suggestions', post(suggestion));
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('private, no-store');
  });

  it('hands the idempotency key and the language to the service', async () => {
    await gateway.ask('/api/v1/suggestions', post(suggestion, { 'idempotency-key': 'tap-1', ...english }));
    expect(gateway.services.last().call).toMatchObject({ idempotencyKey: 'tap-1', language: 'en' });
  });

  it('refuses an idempotency key of more than 128 characters', async () => {
    const response = await gateway.ask('/api/v1/suggestions', post(suggestion, { 'idempotency-key': 'k'.repeat(129) }));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ field: 'Idempotency-Key', rule: 'maxLength' }] });
  });
});
