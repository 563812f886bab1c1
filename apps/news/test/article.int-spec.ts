import { listArticles, visitor } from '@qsl/contracts';
import { callBy } from '@qsl/testing';
import { startNews, type NewsHarness } from './news.harness.js';

describe('an article', () => {
  let news: NewsHarness;
  beforeAll(async () => {
    news = await startNews();
  });
  afterAll(() => news.close());

  it('is public when a second person has approved it', async () => {
    const { id } = await news.publish();
    const { items } = await news.bus.call(listArticles, {}, callBy(visitor));
    expect(items).toMatchObject([{ id, state: 'published' }]);
  });
});
