import { Injectable } from '@nestjs/common';
import type { ApproveArticle, ArticleView, Call, ReturnArticle } from '@qsl/contracts';
import { ArticleDesk } from './article-desk.js';
import { notInFuture } from './article.errors.js';
import { NewsroomAnnouncer } from './newsroom-announcer.js';
import { Publisher } from './publisher.js';

const yearMs = 366 * 24 * 3_600_000;

/** What a second person does with an article. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly desk: ArticleDesk,
    private readonly publisher: Publisher,
    private readonly announcer: NewsroomAnnouncer,
  ) {}

  returnArticle(call: Call, body: ReturnArticle): Promise<ArticleView> {
    return this.desk.change(call, body, {
      action: 'return',
      work: ({ em, article, personId, move }) => {
        move();
        Object.assign(article, { returned: body.reason, scheduledFor: null });
        this.announcer.returned(em, article, personId);
      },
    });
  }

  approveArticle(call: Call, body: ApproveArticle): Promise<ArticleView> {
    const scheduledFor = body.publishAt === undefined ? null : instantOf(body.publishAt);
    return this.desk.change(call, body, {
      action: 'approve',
      work: async ({ em, article, personId, now, move }) => {
        if (scheduledFor === null) {
          move('published');
          return this.publisher.publish(em, article, { at: now, by: personId });
        }
        move('scheduled');
        article.scheduledFor = scheduledFor;
        this.announcer.scheduled(em, article, personId);
      },
    });
  }
}

/** @throws DomainError `invalid` for a time in the past or more than a year away. */
function instantOf(text: string): Date {
  const at = new Date(text);
  const ahead = at.getTime() - Date.now();
  if (ahead > 0 && ahead < yearMs) return at;
  throw notInFuture();
}
