import type { TopicCallView, TopicView } from '@qsl/contracts';
import type { FormState } from '../../../site/form.js';
import type { RegionGroup } from '../../../site/region-groups.js';

export type TopicTextField = 'title' | 'situation' | 'analysis' | 'proposal';
export type NewTopicField = TopicTextField | 'areaCode' | 'displayName' | 'coSponsors';

export interface NewTopicData {
  call: TopicCallView;
  form: FormState<NewTopicField>;
  regions: RegionGroup[];
  isSignedIn: boolean;
}

export interface EditTopicData {
  topic: TopicView;
  form: FormState<TopicTextField>;
}

export interface TopicReceiptData {
  topic: TopicView;
}
