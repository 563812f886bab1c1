import type { ArticleCategory, ArticlePage, ArticleView } from '@qsl/contracts';
import { articleCategoryLabels } from '@qsl/ui';
import type { FastifyInstance } from 'fastify';
import type { Caller, Gateway } from '../../api/gateway.js';
import { orNull } from '../../api/refusal.js';
import type { PageView } from '../../pages.js';
import type { Portal } from '../../server/portal.js';
import { knownOf, textOf, wordsOf, type AddressQuery } from '../../server/query.js';
import { callerOf } from '../../server/visit.js';
import { nextHref } from '../../site/href.js';
import { linkedPaths, type ArticleData } from './news.data.js';

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
    const caller = callerOf(request);
    const article = await gateway.get<ArticleView>(caller, `/articles/${encodeURIComponent(request.params.id)}`);
    return show(request, reply, toPage(article, await findLinked(gateway, caller, article)));
  });
}

/** Where the matters of an article stand on this site: those of the office that wrote it may have no page here. */
async function findLinked(gateway: Gateway, caller: Caller, { links }: ArticleView): Promise<ArticleData['linked']> {
  const paths = links.map(({ kind, id }) => [id, `${linkedPaths[kind]}/${id}`] as const);
  const found = await Promise.all(paths.map(([, path]) => orNull(gateway.get<object>(caller, path))));
  return Object.fromEntries(paths.filter((_, index) => found[index] !== null));
}

function toPage(article: ArticleView, linked: ArticleData['linked']): PageView {
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
    data: { article, linked },
  };
}
