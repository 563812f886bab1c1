import { Controller } from '@nestjs/common';
import {
  approveArticle,
  correctArticle,
  draftArticleFromOutcome,
  retractArticle,
  returnArticle,
  reviseArticle,
  setArticleHidden,
  submitArticle,
  writeArticle,
  type Acknowledgement,
  type ActOnArticle,
  type ApproveArticle,
  type ArticleView,
  type Call,
  type CorrectArticle,
  type DraftFromOutcome,
  type RetractArticle,
  type ReturnArticle,
  type ReviseArticle,
  type SetArticleHidden,
  type WriteArticle,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { AfterwardsService } from './afterwards.service.js';
import { ArticleService } from './article.service.js';
import { OutcomeDraftService } from './outcome-draft.service.js';
import { ReviewService } from './review.service.js';
import { SubmissionService } from './submission.service.js';

@Controller()
export class ArticleController {
  constructor(
    private readonly articles: ArticleService,
    private readonly submission: SubmissionService,
    private readonly review: ReviewService,
    private readonly afterwards: AfterwardsService,
    private readonly outcomes: OutcomeDraftService,
  ) {}

  @HandleRpc(writeArticle)
  write(call: Call, body: WriteArticle): Promise<ArticleView> {
    return this.articles.writeArticle(call, body);
  }

  @HandleRpc(reviseArticle)
  revise(call: Call, body: ReviseArticle): Promise<ArticleView> {
    return this.articles.reviseArticle(call, body);
  }

  @HandleRpc(submitArticle)
  submit(call: Call, body: ActOnArticle): Promise<ArticleView> {
    return this.submission.submitArticle(call, body);
  }

  @HandleRpc(returnArticle)
  return(call: Call, body: ReturnArticle): Promise<ArticleView> {
    return this.review.returnArticle(call, body);
  }

  @HandleRpc(approveArticle)
  approve(call: Call, body: ApproveArticle): Promise<ArticleView> {
    return this.review.approveArticle(call, body);
  }

  @HandleRpc(correctArticle)
  correct(call: Call, body: CorrectArticle): Promise<ArticleView> {
    return this.afterwards.correctArticle(call, body);
  }

  @HandleRpc(retractArticle)
  retract(call: Call, body: RetractArticle): Promise<ArticleView> {
    return this.afterwards.retractArticle(call, body);
  }

  @HandleRpc(setArticleHidden)
  setHidden(call: Call, body: SetArticleHidden): Promise<ArticleView> {
    return this.afterwards.setArticleHidden(call, body);
  }

  @HandleRpc(draftArticleFromOutcome)
  draftFromOutcome(_call: Call, body: DraftFromOutcome): Promise<Acknowledgement> {
    return this.outcomes.draft(body);
  }
}
