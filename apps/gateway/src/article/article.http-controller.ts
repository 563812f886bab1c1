import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ActOnArticle,
  ApproveArticle,
  approveArticle,
  ArticleRef,
  CorrectArticle,
  correctArticle,
  getArticle,
  getArticleCover,
  ListArticles,
  listArticles,
  ListNewsroom,
  listNewsroom,
  RetractArticle,
  retractArticle,
  ReturnArticle,
  returnArticle,
  ReviseArticle,
  reviseArticle,
  SetArticleHidden,
  setArticleHidden,
  submitArticle,
  WriteArticle,
  writeArticle,
  type Call,
  type ArticlePage,
  type ArticleView,
  type DocumentView,
} from '@qsl/contracts';
import { Bus } from '@qsl/messaging';
import { PublicRead } from '../http/public-read.js';
import { Act, Create, Read, ReadDocument } from '../http/route.js';
import { AttachmentStates } from './attachment-states.js';

const pictures = ['image/jpeg', 'image/png', 'image/webp'];

@ApiTags('articles')
@Controller('articles')
export class ArticleHttpController {
  constructor(
    private readonly bus: Bus,
    private readonly attachments: AttachmentStates,
  ) {}

  @Create('', writeArticle, '撰写稿件')
  writeArticle(call: Call, body: WriteArticle): Promise<ArticleView> {
    return this.bus.call(writeArticle, body, call);
  }

  @PublicRead(10)
  @Read('', listArticles, '资讯列表')
  listArticles(call: Call, query: ListArticles): Promise<ArticlePage> {
    return this.bus.call(listArticles, query, call);
  }

  @Read('newsroom', listNewsroom, '编辑部稿件列表')
  listNewsroom(call: Call, query: ListNewsroom): Promise<ArticlePage> {
    return this.bus.call(listNewsroom, query, call);
  }

  @PublicRead(10)
  @Read(':id', getArticle, '资讯详情')
  async getArticle(call: Call, ref: ArticleRef): Promise<ArticleView> {
    return this.attachments.of(await this.bus.call(getArticle, ref, call));
  }

  @PublicRead(60)
  @ReadDocument(':id/cover', getArticleCover, pictures, '资讯封面图片')
  getArticleCover(call: Call, ref: ArticleRef): Promise<DocumentView> {
    return this.bus.call(getArticleCover, ref, call);
  }

  @Act(':id/actions/revise', reviseArticle, '修改稿件')
  reviseArticle(call: Call, body: ReviseArticle): Promise<ArticleView> {
    return this.bus.call(reviseArticle, body, call);
  }

  @Act(':id/actions/submit', submitArticle, '送审稿件')
  submitArticle(call: Call, body: ActOnArticle): Promise<ArticleView> {
    return this.bus.call(submitArticle, body, call);
  }

  @Act(':id/actions/return', returnArticle, '退回稿件')
  returnArticle(call: Call, body: ReturnArticle): Promise<ArticleView> {
    return this.bus.call(returnArticle, body, call);
  }

  @Act(':id/actions/approve', approveArticle, '签发稿件')
  approveArticle(call: Call, body: ApproveArticle): Promise<ArticleView> {
    return this.bus.call(approveArticle, body, call);
  }

  @Act(':id/actions/correct', correctArticle, '更正资讯')
  correctArticle(call: Call, body: CorrectArticle): Promise<ArticleView> {
    return this.bus.call(correctArticle, body, call);
  }

  @Act(':id/actions/retract', retractArticle, '撤回资讯')
  retractArticle(call: Call, body: RetractArticle): Promise<ArticleView> {
    return this.bus.call(retractArticle, body, call);
  }

  @Act(':id/actions/set-hidden', setArticleHidden, '在本机构隐藏或显示')
  async setArticleHidden(call: Call, body: SetArticleHidden): Promise<ArticleView> {
    return this.attachments.of(await this.bus.call(setArticleHidden, body, call));
  }
}
