import { EventTypes } from '@qsl/trace';
import {
  CallOpenedData,
  DeclinedData,
  NothingMore,
  ReportData,
  SelectedData,
  SupportedData,
  TopicStepData,
} from './event-data.js';

export const callEvents = new EventTypes({
  'topic_call.opened': { data: CallOpenedData },
  'topic_call.closed': { data: NothingMore },
  'topic_call.concluded': { data: NothingMore },
  'topic_call.archived': { data: NothingMore },
});

const step = { data: TopicStepData };

/** What a verb of a later version does to a topic is not known; that it was done, and where the topic stands since, is. */
export const topicEvents = new EventTypes(
  {
    'topic.submitted': step,
    'topic.revised': step,
    'topic.withdrawn': step,
    'topic.screening': step,
    'topic.returned': step,
    'topic.published': step,
    'topic.refused': step,
    'topic.co_signed': step,
    'topic.threshold_reached': step,
    'topic.forwarded': step,
    'topic.supported': { data: SupportedData },
    'topic.selected': { data: SelectedData },
    'topic.declined': { data: DeclinedData },
  },
  { kinds: /^topic\./, data: TopicStepData },
);

export const reportEvents = new EventTypes({ 'call_report.counted': { data: ReportData } });
