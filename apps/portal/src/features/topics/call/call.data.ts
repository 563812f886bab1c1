import type { TopicCallView } from '@qsl/contracts';
import type { TopicCard } from '../topic-card.js';

export interface CallData {
  call: TopicCallView;
  /** The newest topics that answer it. */
  topics: TopicCard[];
}
