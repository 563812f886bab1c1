import { Controller } from '@nestjs/common';
import {
  getArticle,
  getArticleCover,
  listArticles,
  listNewsroom,
  type ArticlePage,
  type ArticleRef,
  type ArticleView,
  type Call,
  type DocumentView,
  type ListArticles,
  type ListNewsroom,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { ArticleQueries } from './article.queries.js';

@Controller()
export class ReadingController {
  constructor(private readonly queries: ArticleQueries) {}

  @HandleRpc(listArticles)
  list(_call: Call, body: ListArticles): Promise<ArticlePage> {
    return this.queries.listPublic(body);
  }

  @HandleRpc(listNewsroom)
  listNewsroom(call: Call, body: ListNewsroom): Promise<ArticlePage> {
    return this.queries.listNewsroom(call.actor, body);
  }

  @HandleRpc(getArticle)
  get(call: Call, body: ArticleRef): Promise<ArticleView> {
    return this.queries.get(call.actor, body.id);
  }

  @HandleRpc(getArticleCover)
  cover(call: Call, body: ArticleRef): Promise<DocumentView> {
    return this.queries.cover(call.actor, body.id);
  }
}
