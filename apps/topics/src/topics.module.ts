import { Module } from '@nestjs/common';
import { DatabaseModule } from '@qsl/persistence';
import { TraceModule } from '@qsl/trace';
import { CallCloser } from './call/call-closer.js';
import { CallGate } from './call/call-gate.js';
import { CallMessages } from './call/call-messages.js';
import { CallController } from './call/call.controller.js';
import { CallQueries } from './call/call.queries.js';
import { CallService } from './call/call.service.js';
import { CoSponsorService } from './co-sponsor/co-sponsor.service.js';
import { CoSponsors } from './co-sponsor/co-sponsors.js';
import { CallEvents } from './event/call-events.js';
import { DecisionEvents } from './event/decision-events.js';
import { EventController } from './event/event.controller.js';
import { ReportEvents } from './event/report-events.js';
import { TopicEvents } from './event/topic-events.js';
import { HomeOffice } from './home-office.js';
import { Reporter } from './report/reporter.js';
import { SearchController } from './search/search.controller.js';
import { SearchQueries } from './search/search.queries.js';
import { SupportTeller } from './support/support-teller.js';
import { SupportController } from './support/support.controller.js';
import { SupportService } from './support/support.service.js';
import { Sweeper } from './sweeper.js';
import { TopicDecisionService } from './topic/topic-decision.service.js';
import { TopicDesk } from './topic/topic-desk.js';
import { TopicForwardingService } from './topic/topic-forwarding.service.js';
import { TopicNewsroom } from './topic/topic-newsroom.js';
import { TopicQueue } from './topic/topic-queue.js';
import { TopicSteps } from './topic/topic-steps.js';
import { TopicSubmissionService } from './topic/topic-submission.service.js';
import { TopicTimeline } from './topic/topic-timeline.js';
import { TopicTrace } from './topic/topic-trace.js';
import { TopicWorkController } from './topic/topic-work.controller.js';
import { TopicController } from './topic/topic.controller.js';
import { TopicQueries } from './topic/topic.queries.js';
import { TopicService } from './topic/topic.service.js';
import { topicsDatabase } from './topics.database.js';

const calls = [CallService, CallQueries, CallGate, CallMessages];
const topics = [TopicService, TopicSubmissionService, TopicForwardingService, TopicDecisionService];
const reading = [TopicQueries, TopicQueue, TopicTimeline, SearchQueries];
const standingBy = [SupportService, CoSponsorService, CoSponsors];
const events = [CallEvents, TopicEvents, DecisionEvents, ReportEvents];
const sweep = [Sweeper, CallCloser, SupportTeller, Reporter];

@Module({
  imports: [DatabaseModule.for(topicsDatabase), TraceModule],
  controllers: [
    CallController,
    TopicController,
    TopicWorkController,
    SupportController,
    SearchController,
    EventController,
  ],
  providers: [
    ...[...calls, ...topics, ...reading, ...standingBy, ...events, ...sweep],
    ...[HomeOffice, TopicDesk, TopicSteps, TopicTrace, TopicNewsroom],
  ],
})
export class TopicsModule {}
