import type { ReceivedEvent, TopicState } from '@qsl/contracts';
import type { Topic } from '../topic/topic.entity.js';
import { isPublicTopic, unscreenedTopicStates } from '../topic/topic.transitions.js';
import type { TopicStepData } from './event-data.js';

const decided: readonly TopicState[] = ['selected', 'not_selected'];

export interface StepFacts {
  event: Pick<ReceivedEvent, 'time' | 'route'>;
  data: TopicStepData;
  isForwarding: boolean;
  /** This office's own, back after a restore. */
  isOwn: boolean;
}

/** Brings a topic to where its origin says that it stands; what was decided meanwhile stays decided. */
export function followStep(topic: Topic, { event, data, isForwarding, isOwn }: StepFacts): void {
  const at = new Date(event.time);
  const { standing, topic: facts } = data;
  if (facts) topic.describe(facts);
  if (isForwarding) Object.assign(topic, { forwardedAt: at, route: event.route.split('.') });
  if (isPublicTopic(standing.state)) topic.publishedAt ??= at;
  if (![topic.state, standing.state].some((state) => decided.includes(state))) topic.move(standing.state);
  if (isOwn) return restoreClock(topic, at);
  topic.supports = standing.supports;
  topic.coSponsorCount = standing.coSponsors;
}

function restoreClock(topic: Topic, at: Date): void {
  if (unscreenedTopicStates.includes(topic.state)) topic.startClock('screening', at);
  else if (topic.state === 'needs_revision') topic.startClock('supplement', at);
  else topic.stopClock();
}
