import { DomainError, findHits, invalid, type SearchHit, type SearchKind, type SearchPage } from '@qsl/contracts';
import { startGateway, type RunningGateway } from './running-gateway.js';

const hit = (kind: SearchKind, rank: number, minute: number): SearchHit => ({
  kind,
  rank,
  at: `2026-11-20T08:${String(minute).padStart(2, '0')}:00.000Z`,
  id: `0190f3a0-0000-7000-8000-${String(minute).padStart(12, '0')}`,
  code: null,
  title: '饮水机',
  excerpt: '校园饮水机水质',
  publicClass: 'active',
  officeName: '金台区政协',
});

const shelves = {
  suggestions: [hit('suggestion', 3, 1), hit('suggestion', 1, 9)],
  topics: [hit('topic', 2, 5), hit('topic', 2, 3)],
  consultations: [hit('consultation', 2, 4)],
  news: [hit('article', 1, 8)],
};

describe('a search', () => {
  let gateway: RunningGateway;

  const serve = (service: keyof typeof shelves): void =>
    gateway.services.answer(findHits(service), ({ limit, after }) => {
      const all = shelves[service];
      const start = after ? all.findIndex(({ id }) => id === (after as { id: string }).id) + 1 : 0;
      return { items: all.slice(start, start + Number(limit)) };
    });
  const ask = async (query: string): Promise<SearchPage> => {
    const response = await gateway.ask(`/api/v1/search?q=%E9%A5%AE%E6%B0%B4${query}`, { visitor: true });
    expect(response.status).toBe(200);
    return (await response.json()) as SearchPage;
  };
  const minutes = ({ items }: SearchPage): number[] => items.map(({ at }) => new Date(at).getUTCMinutes());

  beforeEach(async () => {
    gateway = await startGateway();
    for (const service of ['suggestions', 'topics', 'consultations', 'news'] as const) serve(service);
  });
  afterEach(async () => gateway.close());

  it('shows what all services found, best first, then newest, page after page', async () => {
    const first = await ask('&limit=4');
    expect(minutes(first)).toEqual([1, 5, 4, 3]);
    const second = await ask(`&limit=4&cursor=${first.nextCursor}`);
    expect(minutes(second)).toEqual([9, 8]);
    expect(second).toMatchObject({ nextCursor: null, missing: [] });
  });

  it('of one kind asks the service of that kind alone', async () => {
    expect(minutes(await ask('&kind=topic'))).toEqual([5, 3]);
    expect(gateway.services.received.map(({ subject }) => subject)).toEqual([findHits('topics').subject]);
  });

  it('names the kinds whose service does not answer, is broken or slow, and shows the others', async () => {
    gateway.services.refuse(findHits('topics'), new Error('relation "topics" does not exist'));
    gateway.services.answer(findHits('news'), () => undefined);
    const page = await ask('');
    expect(minutes(page)).toEqual([1, 4, 9]);
    expect(page.missing).toEqual(['topic', 'article']);
    gateway.services.refuse(
      findHits('consultations'),
      new DomainError('unavailable', 'service.unavailable', { zh: '服务暂不可用。', en: 'Unavailable.' }),
    );
    expect(await ask('&kind=consultation')).toEqual({ items: [], nextCursor: null, missing: ['consultation'] });
  });

  it('that breaks a rule is refused, by the gateway and by a service', async () => {
    for (const path of ['/api/v1/search', '/api/v1/search?q=x&kind=person', '/api/v1/search?q=x&cursor=made-up']) {
      expect((await gateway.ask(path, { visitor: true })).status).toBe(400);
    }
    gateway.services.refuse(findHits('topics'), invalid('q', 'noWords', { zh: '请输入文字。', en: 'No words.' }));
    const response = await gateway.ask('/api/v1/search?q=%20', { visitor: true });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ field: 'q', rule: 'noWords' }] });
  });

  it('may be kept for a while, where a visitor made it', async () => {
    const response = await gateway.ask('/api/v1/search?q=x', { visitor: true });
    expect(response.headers.get('cache-control')).toBe('public, max-age=10');
  });
});
