import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  FindSimilar,
  findSimilarSuggestions,
  getSuggestion,
  getSuggestionTimeline,
  listSuggestions,
  ListSuggestions,
  rateSuggestion,
  RateSuggestion,
  submitSuggestion,
  SubmitSuggestion,
  SuggestionRef,
  supplementSuggestion,
  SupplementSuggestion,
  type Call,
  type SimilarSuggestions,
  type SuggestionPage,
  type SuggestionReceipt,
  type SuggestionView,
  type TimelineView,
} from '@qsl/contracts';
import { Bus } from '@qsl/messaging';
import { PublicRead } from '../http/public-read.js';
import { Act, Create, Read } from '../http/route.js';

@ApiTags('suggestions')
@Controller('suggestions')
export class SuggestionHttpController {
  constructor(private readonly bus: Bus) {}

  @Create('', submitSuggestion, '提交微建议')
  submitSuggestion(call: Call, body: SubmitSuggestion): Promise<SuggestionReceipt> {
    return this.bus.call(submitSuggestion, body, call);
  }

  @PublicRead(10)
  @Read('', listSuggestions, '微建议列表')
  listSuggestions(call: Call, query: ListSuggestions): Promise<SuggestionPage> {
    return this.bus.call(listSuggestions, query, call);
  }

  @PublicRead(30)
  @Read('similar', findSimilarSuggestions, '相似建议')
  findSimilarSuggestions(call: Call, query: FindSimilar): Promise<SimilarSuggestions> {
    return this.bus.call(findSimilarSuggestions, query, call);
  }

  @PublicRead(10)
  @Read(':id', getSuggestion, '微建议详情')
  getSuggestion(call: Call, ref: SuggestionRef): Promise<SuggestionView> {
    return this.bus.call(getSuggestion, ref, call);
  }

  @PublicRead(10)
  @Read(':id/timeline', getSuggestionTimeline, '微建议全程留痕')
  getSuggestionTimeline(call: Call, ref: SuggestionRef): Promise<TimelineView> {
    return this.bus.call(getSuggestionTimeline, ref, call);
  }

  @Act(':id/actions/rate', rateSuggestion, '评价')
  rateSuggestion(call: Call, body: RateSuggestion): Promise<SuggestionView> {
    return this.bus.call(rateSuggestion, body, call);
  }

  @Act(':id/actions/supplement', supplementSuggestion, '补充')
  supplementSuggestion(call: Call, body: SupplementSuggestion): Promise<SuggestionView> {
    return this.bus.call(supplementSuggestion, body, call);
  }
}
