import { Module, type DynamicModule } from '@nestjs/common';
import { MessagingModule, type Tracer } from '@qsl/messaging';
import { ArticleHttpController } from './article/article.http-controller.js';
import { AttachmentStates } from './article/attachment-states.js';
import { CaseHttpController } from './case/case.http-controller.js';
import { SealedNoteHttpController } from './case/sealed-note.http-controller.js';
import { CommentHttpController } from './consultation/comment.http-controller.js';
import { ConsultationHttpController } from './consultation/consultation.http-controller.js';
import { MeetingHttpController } from './consultation/meeting.http-controller.js';
import { StatementHttpController } from './consultation/statement.http-controller.js';
import { FeedHttpController } from './feed/feed.http-controller.js';
import { FileStore } from './file/file-store.js';
import { FileHttpController } from './file/file.http-controller.js';
import { GatewayConfig } from './gateway.config.js';
import { HealthHttpController } from './health/health.http-controller.js';
import { Readiness } from './health/readiness.js';
import { RateLimits } from './limits/rate-limit.guard.js';
import { CarriedFileHttpController } from './link/carried-file.http-controller.js';
import { ExchangeFolder } from './link/exchange-folder.js';
import { ItemHttpController } from './link/item.http-controller.js';
import { UpkeepHttpController } from './link/upkeep.http-controller.js';
import { LiveHttpController } from './live/live.http-controller.js';
import { LiveStreams } from './live/live-streams.js';
import { NoticeHttpController } from './notice/notice.http-controller.js';
import { EnrolmentHttpController } from './office/enrolment.http-controller.js';
import { OfficeHttpController } from './office/office.http-controller.js';
import { OrderHttpController } from './order/order.http-controller.js';
import { WriteGate } from './recovery/write-gate.js';
import { SearchHttpController } from './search/search.http-controller.js';
import { Searcher } from './search/searcher.js';
import { Callers } from './session/callers.js';
import { MeHttpController } from './session/me.http-controller.js';
import { SessionHttpController } from './session/session.http-controller.js';
import { Sessions } from './session/sessions.js';
import { SuggestionHttpController } from './suggestion/suggestion.http-controller.js';
import { TrackHttpController } from './suggestion/track.http-controller.js';
import { TimelineHttpController } from './timeline/timeline.http-controller.js';
import { TopicCallHttpController } from './topic-call/topic-call.http-controller.js';
import { ScreeningHttpController } from './topic/screening.http-controller.js';
import { TopicHttpController } from './topic/topic.http-controller.js';
import { TransferHttpController } from './transfer/transfer.http-controller.js';

/** One for each resource. */
const controllers = [
  SessionHttpController,
  MeHttpController,
  OfficeHttpController,
  ItemHttpController,
  UpkeepHttpController,
  CarriedFileHttpController,
  EnrolmentHttpController,
  SuggestionHttpController,
  TrackHttpController,
  CaseHttpController,
  SealedNoteHttpController,
  OrderHttpController,
  TransferHttpController,
  TimelineHttpController,
  TopicCallHttpController,
  TopicHttpController,
  ScreeningHttpController,
  ConsultationHttpController,
  StatementHttpController,
  CommentHttpController,
  MeetingHttpController,
  ArticleHttpController,
  FeedHttpController,
  SearchHttpController,
  FileHttpController,
  NoticeHttpController,
  LiveHttpController,
  HealthHttpController,
];

@Module({})
export class GatewayModule {
  static with(config: GatewayConfig, tracer: Tracer): DynamicModule {
    return {
      module: GatewayModule,
      imports: [MessagingModule.connect(config.natsUrl, 'gateway', tracer)],
      providers: [
        { provide: GatewayConfig, useValue: config },
        Sessions,
        Callers,
        RateLimits,
        WriteGate,
        LiveStreams,
        Readiness,
        Searcher,
        FileStore,
        ExchangeFolder,
        AttachmentStates,
      ],
      controllers,
    };
  }
}
