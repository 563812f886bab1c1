import { CaseworkModule } from '@qsl/casework';
import { DatabaseModule } from '@qsl/persistence';
import { Module } from '@nestjs/common';
import { CaseController } from './case/case.controller.js';
import { EventController } from './event/event.controller.js';
import { SealedNoteController } from './note/sealed-note.controller.js';
import { OrderController } from './order/order.controller.js';
import { SearchController } from './search/search.controller.js';
import { SearchQueries } from './search/search.queries.js';
import { SimilarQueries } from './suggestion/similar.queries.js';
import { SuggestionController } from './suggestion/suggestion.controller.js';
import { SuggestionFollower } from './suggestion/suggestion-follower.js';
import { SuggestionQueries } from './suggestion/suggestion.queries.js';
import { SuggestionService } from './suggestion/suggestion.service.js';
import { TokenStatistics } from './suggestion/token-statistics.js';
import { suggestionsDatabase } from './suggestions.database.js';
import { TimelineController } from './timeline/timeline.controller.js';
import { TransferController } from './transfer/transfer.controller.js';

@Module({
  imports: [DatabaseModule.for(suggestionsDatabase), CaseworkModule.for(SuggestionFollower)],
  controllers: [
    SuggestionController,
    CaseController,
    OrderController,
    TransferController,
    TimelineController,
    SealedNoteController,
    EventController,
    SearchController,
  ],
  providers: [SuggestionService, SuggestionQueries, SimilarQueries, TokenStatistics, SearchQueries],
})
export class SuggestionsModule {}
