import { Injectable } from '@nestjs/common';
import type { ActOnArticle, ArticleView, Call } from '@qsl/contracts';
import { Syndicator } from '../syndication/syndicator.js';
import { ArticleDesk } from './article-desk.js';
import { NewsroomAnnouncer } from './newsroom-announcer.js';
import { readText } from './read-text.js';

/** An editor hands an article to the reviewers. */
@Injectable()
export class SubmissionService {
  constructor(
    private readonly desk: ArticleDesk,
    private readonly syndicator: Syndicator,
    private readonly announcer: NewsroomAnnouncer,
  ) {}

  submitArticle(call: Call, body: ActOnArticle): Promise<ArticleView> {
    return this.desk.change(call, body, {
      action: 'submit',
      work: async ({ em, article, personId, move }) => {
        move();
        Object.assign(article, { submittedBy: personId, returned: null });
        readText(article);
        await this.syndicator.requireFit(em, article);
        this.announcer.submitted(em, article);
      },
    });
  }
}
