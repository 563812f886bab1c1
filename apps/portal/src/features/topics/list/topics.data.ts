import type { TopicCallRow, TopicCallView } from '@qsl/contracts';
import type { TopicCard } from '../topic-card.js';

/** Filters as the address carries them. */
export interface TopicFilters {
  call: string;
  state: string;
  q: string;
}

export interface TopicsData {
  /** Calls that take topics now. */
  open: TopicCallView[];
  /** Others, newest first. */
  past: TopicCallRow[];
  filters: TopicFilters;
  items: TopicCard[];
  nextHref: string | null;
}
