import { Injectable } from '@nestjs/common';
import type { ArticleView, Call, CorrectArticle, RetractArticle, SetArticleHidden } from '@qsl/contracts';
import { removePicture } from '../cover/keep-picture.js';
import { Syndicator } from '../syndication/syndicator.js';
import { ArticleDesk } from './article-desk.js';
import { NewsroomAnnouncer } from './newsroom-announcer.js';
import { readText } from './read-text.js';

/** What editors do with an article that people have read. */
@Injectable()
export class AfterwardsService {
  constructor(
    private readonly desk: ArticleDesk,
    private readonly syndicator: Syndicator,
    private readonly announcer: NewsroomAnnouncer,
  ) {}

  correctArticle(call: Call, body: CorrectArticle): Promise<ArticleView> {
    return this.desk.change(call, body, {
      action: 'correct',
      work: ({ em, article, personId, now: at, move }) => {
        const note = body.note.trim();
        move();
        article.write(
          readText({ title: body.title ?? article.title, summary: body.summary ?? article.summary, body: body.body }),
        );
        article.correct({ at, note });
        this.syndicator.corrected(em, article, { at, note });
        this.announcer.corrected(em, article, personId);
      },
    });
  }

  retractArticle(call: Call, body: RetractArticle): Promise<ArticleView> {
    return this.desk.change(call, body, {
      action: 'retract',
      work: async ({ em, article, personId, now: at, move }) => {
        const reason = body.reason.trim();
        move();
        await removePicture(em, article);
        article.retract({ at, reason });
        this.syndicator.retracted(em, article, { at, reason });
        this.announcer.retracted(em, article, personId);
      },
    });
  }

  setArticleHidden(call: Call, body: SetArticleHidden): Promise<ArticleView> {
    return this.desk.change(call, body, {
      action: body.hidden ? 'hide' : 'show',
      work: ({ article, move }) => {
        move();
        article.isHidden = body.hidden;
      },
    });
  }
}
