export { default as CaseTimeline } from './CaseTimeline.vue';
export { default as ClockBadge } from './ClockBadge.vue';
export { default as OfficialReplyLetter } from './OfficialReplyLetter.vue';
export { default as OutcomeCard } from './OutcomeCard.vue';
export { default as StatusTag } from './StatusTag.vue';
export { default as TierTag } from './TierTag.vue';
export { default as TraceMap } from './TraceMap.vue';
export { default as TraceList } from './TraceList.vue';
