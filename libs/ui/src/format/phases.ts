import type { ConsultationState, TopicState } from '@qsl/contracts';

/** One phase of a matter's way, passed, under way or ahead. */
export interface Phase {
  label: string;
  place: 'passed' | 'now' | 'ahead';
}

const consultationSteps: Record<Exclude<ConsultationState, 'draft'>, string> = {
  announced: '公告',
  discussing: '讨论表态',
  drafting_outcome: '形成意见',
  concluded: '公布成果',
  tracking: '跟踪落实',
};

/** The phases of a consultation; in a draft all of them are ahead. */
export function consultationPhases(state: ConsultationState): Phase[] {
  const now = Object.keys(consultationSteps).indexOf(state);
  return placed(Object.values(consultationSteps), now);
}

const topicSteps = ['提交', '审核', '公开附议', '遴选', '列入协商'];
const topicPlaces: Partial<Record<TopicState, number>> = {
  submitted: 0,
  screening: 1,
  needs_revision: 1,
  published: 2,
  threshold_reached: 3,
  selected: 4,
};

/** The phases of a topic, or none where it has left the way: refused, not selected, withdrawn. */
export function topicPhases(state: TopicState): Phase[] {
  const now = topicPlaces[state];
  return now === undefined ? [] : placed(topicSteps, now);
}

function placed(labels: string[], now: number): Phase[] {
  return labels.map((label, index) => ({ label, place: index < now ? 'passed' : index === now ? 'now' : 'ahead' }));
}
