import { Controller } from '@nestjs/common';
import {
  findSimilarSuggestions,
  getSuggestion,
  getSuggestionTimeline,
  listMySubmissions,
  listSuggestions,
  rateSuggestion,
  submitSuggestion,
  supplementSuggestion,
  trackSuggestion,
  type Call,
  type FindSimilar,
  type ListSuggestions,
  type PageQuery,
  type RateSuggestion,
  type SimilarSuggestions,
  type SubmitSuggestion,
  type SuggestionPage,
  type SuggestionReceipt,
  type SuggestionRef,
  type SuggestionView,
  type SupplementSuggestion,
  type TimelineView,
  type TrackSuggestion,
  type TrackView,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { SimilarQueries } from './similar.queries.js';
import { SuggestionQueries } from './suggestion.queries.js';
import { SuggestionService } from './suggestion.service.js';

@Controller()
export class SuggestionController {
  constructor(
    private readonly suggestions: SuggestionService,
    private readonly queries: SuggestionQueries,
    private readonly similar: SimilarQueries,
  ) {}

  @HandleRpc(submitSuggestion)
  submit(call: Call, body: SubmitSuggestion): Promise<SuggestionReceipt> {
    return this.suggestions.submitSuggestion(call, body);
  }

  @HandleRpc(listSuggestions)
  list(_call: Call, body: ListSuggestions): Promise<SuggestionPage> {
    return this.queries.listPublic(body);
  }

  @HandleRpc(listMySubmissions)
  listMine(call: Call, body: PageQuery): Promise<SuggestionPage> {
    return this.queries.listMine(call.actor, body);
  }

  @HandleRpc(getSuggestion)
  get(call: Call, body: SuggestionRef): Promise<SuggestionView> {
    return this.queries.get(call.actor, body.id);
  }

  @HandleRpc(getSuggestionTimeline)
  timeline(call: Call, body: SuggestionRef): Promise<TimelineView> {
    return this.queries.timeline(call.actor, body.id);
  }

  @HandleRpc(findSimilarSuggestions)
  findSimilar(_call: Call, body: FindSimilar): Promise<SimilarSuggestions> {
    return this.similar.findSimilar(body);
  }

  @HandleRpc(trackSuggestion)
  track(call: Call, body: TrackSuggestion): Promise<TrackView> {
    return this.queries.track(call, body);
  }

  @HandleRpc(supplementSuggestion)
  supplement(call: Call, body: SupplementSuggestion): Promise<SuggestionView> {
    return this.suggestions.supplementSuggestion(call, body);
  }

  @HandleRpc(rateSuggestion)
  rate(call: Call, body: RateSuggestion): Promise<SuggestionView> {
    return this.suggestions.rateSuggestion(call, body);
  }
}
