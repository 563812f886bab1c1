import { getInstance, getSuggestion, notFound, trackSuggestion } from '@qsl/contracts';
import { startGateway, type RunningGateway } from './running-gateway.js';

const id = '0190f3a0-0000-7000-8000-0000000000aa';

describe('a public read', () => {
  let gateway: RunningGateway;

  beforeAll(async () => {
    gateway = await startGateway();
    gateway.services.answer(getInstance, () => ({ iid: 'x610303' }));
  });
  afterAll(async () => gateway.close());

  it('of a visitor may be kept, and is not sent twice', async () => {
    const first = await gateway.ask('/api/v1/instance', { visitor: true });
    expect(first.headers.get('cache-control')).toBe('public, max-age=10');
    expect(first.headers.get('vary')).toBe('Authorization, Cookie');
    const tag = first.headers.get('etag') ?? '';
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`]) {
      const again = await gateway.ask('/api/v1/instance', { visitor: true, headers: { 'if-none-match': known } });
      expect(again.status).toBe(304);
      expect(again.headers.get('etag')).toBe(tag);
      expect(await again.text()).toBe('');
    }
  });

  it('is sent again when it has changed', async () => {
    const first = await gateway.ask('/api/v1/instance', { visitor: true });
    gateway.services.answer(getInstance, () => ({ iid: 'x610303', name: '金台区政协' }));
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    expect((await gateway.ask('/api/v1/instance', { visitor: true, headers })).status).toBe(200);
  });

  it('of a signed-in person is never kept', async () => {
    const response = await gateway.ask('/api/v1/instance');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(response.headers.get('etag')).toBeNull();
  });

  it('that fails is never kept', async () => {
    gateway.services.refuse(getSuggestion, notFound('suggestion'));
    const response = await gateway.ask(`/api/v1/suggestions/${id}`, { visitor: true });
    expect(response.status).toBe(404);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('by code and query code is never kept', async () => {
    gateway.services.answer(trackSuggestion, () => ({ suggestion: { id } }));
    const response = await gateway.ask('/api/v1/track?code=QSL-610303-2026-0001&queryCode=ABCD2345', { visitor: true });
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
  });
});
