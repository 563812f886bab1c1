import { Module } from '@nestjs/common';
import { DatabaseModule } from '@qsl/persistence';
import { ChoiceController } from './choice/choice.controller.js';
import { ChoiceService } from './choice/choice.service.js';
import { NoticeDelivery } from './delivery/notice-delivery.js';
import { NoticeFeed } from './delivery/notice-feed.js';
import { NoticeController } from './notice/notice.controller.js';
import { NoticeQueries } from './notice/notice.queries.js';
import { NoticeService } from './notice/notice.service.js';
import { noticesDatabase } from './notices.database.js';
import { ProjectionController } from './projection/projection.controller.js';
import { ProjectionService } from './projection/projection.service.js';
import { ProjectionStates } from './projection/projection-states.js';
import { Retention } from './projection/retention.js';

@Module({
  imports: [DatabaseModule.for(noticesDatabase)],
  controllers: [NoticeController, ChoiceController, ProjectionController],
  providers: [
    NoticeQueries,
    NoticeService,
    ChoiceService,
    ProjectionStates,
    NoticeDelivery,
    NoticeFeed,
    ProjectionService,
    Retention,
  ],
})
export class NoticesModule {}
