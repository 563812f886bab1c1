import type { ArticleCategory, ArticlePage, ArticleView } from '@qsl/contracts';
import { articleCategoryLabels } from '@qsl/ui';
import type { FastifyInstance } from 'fastify';
import type { PageView } from '../../pages.js';
import type { Portal } from '../../server/portal.js';
import { knownOf, textOf, wordsOf, type AddressQuery } from '../../server/query.js';
import { callerOf } from '../../server/visit.js';
import { nextHref } from '../../site/href.js';

/** 热点资讯: pages without a script, for reading. */
export function newsRoutes(app: FastifyInstance, { directory, gateway, show }: Portal): void {
  const sources = [directory.self, ...directory.ancestors].map(({ iid, name, tier }) => ({ iid, name, tier }));
  const known = Object.fromEntries(sources.map(({ iid }) => [iid, true]));

  app.get<{ Querystring: AddressQuery }>('/news', async (request, reply) => {
    const { category, source, q, cursor } = request.query;
    const filters = {
      category: knownOf(category, articleCategoryLabels) as ArticleCategory | '',
      source: knownOf(source, known),
      q: wordsOf(q),
    };
    const query = { ...filters, cursor: textOf(cursor) };
    const page = await gateway.get<ArticlePage>(callerOf(request), '/articles', query);
    return show(request, reply, {
      page: 'news',
      title: '热点资讯',
      description: '协商动态、成果落地、政策解读和通知公告，来自本级和上级政协。',
      head: { feeds: true },
      data: { filters, sources, items: page.items, nextHref: nextHref('/news', filters, page.nextCursor) },
    });
  });

  app.get<{ Params: { id: string } }>('/news/:id', async (request, reply) => {
    const path = `/articles/${encodeURIComponent(request.params.id)}`;
    return show(request, reply, toPage(await gateway.get<ArticleView>(callerOf(request), path)));
  });
}

function toPage(article: ArticleView): PageView {
  const { title, summary, publishedAt, corrections, retraction, hasCover } = article;
  return {
    page: 'article',
    title,
    description: retraction ? undefined : summary,
    head: {
      feeds: true,
      article:
        retraction || !publishedAt
          ? undefined
          : {
              section: articleCategoryLabels[article.category],
              source: article.source.name,
              publishedAt,
              modifiedAt: corrections.at(-1)?.at ?? publishedAt,
              picture: hasCover ? `/api/v1/articles/${article.id}/cover` : null,
            },
    },
    data: { article },
  };
}
