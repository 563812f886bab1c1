import { Module } from '@nestjs/common';
import { DatabaseModule } from '@qsl/persistence';
import { TraceModule } from '@qsl/trace';
import { AfterwardsService } from './article/afterwards.service.js';
import { ArticleController } from './article/article.controller.js';
import { ArticleDesk } from './article/article-desk.js';
import { ArticleQueries } from './article/article.queries.js';
import { ArticleService } from './article/article.service.js';
import { NewsroomAnnouncer } from './article/newsroom-announcer.js';
import { OutcomeDraftService } from './article/outcome-draft.service.js';
import { Publisher } from './article/publisher.js';
import { ReadingController } from './article/reading.controller.js';
import { ReviewService } from './article/review.service.js';
import { ScheduledPublication } from './article/scheduled-publication.js';
import { SubmissionService } from './article/submission.service.js';
import { FeedController } from './feed/feed.controller.js';
import { FeedQueries } from './feed/feed.queries.js';
import { FileController } from './file/file.controller.js';
import { Files } from './file/files.js';
import { newsDatabase } from './news.database.js';
import { SearchController } from './search/search.controller.js';
import { SearchQueries } from './search/search.queries.js';
import { ArticleIntake } from './syndication/article-intake.js';
import { EventController } from './syndication/event.controller.js';
import { ReceivedArticle } from './syndication/received-article.js';
import { Syndicator } from './syndication/syndicator.js';

@Module({
  imports: [DatabaseModule.for(newsDatabase), TraceModule],
  controllers: [
    ArticleController,
    ReadingController,
    FeedController,
    SearchController,
    EventController,
    FileController,
  ],
  providers: [
    ArticleDesk,
    ArticleService,
    Files,
    SubmissionService,
    ReviewService,
    AfterwardsService,
    OutcomeDraftService,
    ScheduledPublication,
    Publisher,
    NewsroomAnnouncer,
    Syndicator,
    ArticleIntake,
    ReceivedArticle,
    ArticleQueries,
    FeedQueries,
    SearchQueries,
  ],
})
export class NewsModule {}
