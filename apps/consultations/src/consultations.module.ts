import { Module } from '@nestjs/common';
import { DatabaseModule } from '@qsl/persistence';
import { TraceModule } from '@qsl/trace';
import { CommentController } from './comment/comment.controller.js';
import { CommentQueries } from './comment/comment.queries.js';
import { CommentService } from './comment/comment.service.js';
import { Closing } from './consultation/closing.js';
import { ConsultationController } from './consultation/consultation.controller.js';
import { ConsultationDesk } from './consultation/consultation-desk.js';
import { ConsultationQueries } from './consultation/consultation.queries.js';
import { ConsultationService } from './consultation/consultation.service.js';
import { ConsultationTeller } from './consultation/consultation-teller.js';
import { consultationsDatabase } from './consultations.database.js';
import { ConsultationEffects } from './event/consultation-effects.js';
import { ConsultationIntake } from './event/consultation-intake.js';
import { EventController } from './event/event.controller.js';
import { ParticipationIntake } from './event/participation-intake.js';
import { ParticipationTeller } from './event/participation-teller.js';
import { MeetingController } from './meeting/meeting.controller.js';
import { MeetingService } from './meeting/meeting.service.js';
import { MinutesService } from './minutes/minutes.service.js';
import { OutcomeController } from './outcome/outcome.controller.js';
import { OutcomeService } from './outcome/outcome.service.js';
import { PaperController } from './paper/paper.controller.js';
import { PaperService } from './paper/paper.service.js';
import { SearchController } from './search/search.controller.js';
import { PublishedStatements } from './statement/published-statements.js';
import { ReceivedStatements } from './statement/received-statements.js';
import { StatementController } from './statement/statement.controller.js';
import { StatementQueries } from './statement/statement.queries.js';
import { StatementService } from './statement/statement.service.js';
import { StatementTeller } from './statement/statement-teller.js';
import { ReceivedVotes } from './vote/received-votes.js';
import { VoteCount } from './vote/vote-count.js';
import { VoteCourier } from './vote/vote-courier.js';
import { VoteDispatch } from './vote/vote-dispatch.js';
import { VoteService } from './vote/vote.service.js';

@Module({
  imports: [DatabaseModule.for(consultationsDatabase), TraceModule],
  controllers: [
    ConsultationController,
    PaperController,
    StatementController,
    CommentController,
    MeetingController,
    OutcomeController,
    SearchController,
    EventController,
  ],
  providers: [
    ...[ConsultationService, ConsultationQueries, ConsultationDesk, ConsultationTeller, Closing, PaperService],
    ...[StatementService, StatementQueries, StatementTeller, PublishedStatements, ReceivedStatements],
    ...[VoteService, VoteCount, VoteDispatch, VoteCourier, ReceivedVotes],
    ...[CommentService, CommentQueries, MeetingService, MinutesService, OutcomeService],
    ...[ConsultationIntake, ConsultationEffects, ParticipationIntake, ParticipationTeller],
  ],
})
export class ConsultationsModule {}
