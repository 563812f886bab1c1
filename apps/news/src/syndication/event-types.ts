import { EventTypes } from '@qsl/trace';
import { CorrectedData, PublishedData, RetractedData } from './article-data.js';

export const articleEvents = new EventTypes({
  'article.published': { data: PublishedData },
  'article.corrected': { data: CorrectedData },
  'article.retracted': { data: RetractedData },
});
