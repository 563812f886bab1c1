import type { PublicClass, TopicState } from '@qsl/contracts';
import type { Machine } from '@qsl/state-table';

export type TopicAction =
  | 'screen'
  | 'return'
  | 'publish'
  | 'refuse'
  | 'revise'
  | 'withdraw'
  | 'invite'
  | 'answer_invitation'
  | 'support'
  | 'reach'
  | 'forward'
  | 'select'
  | 'decline';

/**
 * `invited`: whoever was asked to co-sign it. `person`: somebody else of the same office with a confirmed real name. `staff`: of the
 * office where it was written. `decider`: of the office that decides. `deciding_office`: that office itself, by its
 * events. `count`: the number of its supports.
 */
export type TopicWho = 'author' | 'invited' | 'person' | 'staff' | 'decider' | 'deciding_office' | 'count';

/** `upper_call`: the call is one of an office above. `own_call`: it is one of this office. */
export type TopicNeed =
  'enough_supports' | 'upper_call' | 'own_call' | 'not_forwarded' | 'call_running' | 'invitation_open';

const unpublished = ['submitted', 'screening', 'needs_revision'] as const satisfies readonly TopicState[];
const undecided = ['published', 'threshold_reached'] as const satisfies readonly TopicState[];

/** The life of a topic. What its author withdraws on the way to a decision that was made stays decided. */
export const topicMachine: Machine<TopicState, TopicAction, TopicWho, TopicNeed> = {
  name: 'topic',
  transitions: [
    { action: 'screen', from: ['submitted'], to: ['screening'], by: ['staff'] },
    { action: 'return', from: ['screening'], to: ['needs_revision'], by: ['staff'] },
    { action: 'publish', from: ['screening'], to: ['published'], by: ['staff'] },
    { action: 'refuse', from: ['screening'], to: ['rejected'], by: ['staff'] },
    { action: 'revise', from: ['needs_revision'], to: ['submitted'], by: ['author'] },
    { action: 'withdraw', from: [...unpublished, ...undecided], to: ['withdrawn'], by: ['author'] },
    { action: 'invite', from: [...unpublished, ...undecided], to: [], by: ['author'] },
    {
      action: 'answer_invitation',
      from: [...unpublished, ...undecided],
      to: [],
      by: ['invited'],
      needs: ['invitation_open'],
    },
    { action: 'support', from: undecided, to: [], by: ['person'] },
    { action: 'reach', from: ['published'], to: ['threshold_reached'], by: ['count'], needs: ['enough_supports'] },
    {
      action: 'forward',
      from: undecided,
      to: [],
      by: ['staff'],
      needs: ['upper_call', 'not_forwarded', 'call_running'],
    },
    { action: 'select', from: undecided, to: ['selected'], by: ['decider'], needs: ['own_call'] },
    { action: 'decline', from: undecided, to: ['not_selected'], by: ['decider'] },
    { action: 'select', from: [...undecided, 'withdrawn'], to: ['selected'], by: ['deciding_office'] },
    { action: 'decline', from: [...undecided, 'withdrawn'], to: ['not_selected'], by: ['deciding_office'] },
  ],
  states: {
    submitted: { zh: '待审核', en: 'submitted' },
    screening: { zh: '审核中', en: 'being screened' },
    needs_revision: { zh: '待修改', en: 'to be revised' },
    rejected: { zh: '未通过审核', en: 'rejected' },
    published: { zh: '已公开', en: 'published' },
    threshold_reached: { zh: '已达支持人数', en: 'threshold reached' },
    selected: { zh: '已选用', en: 'selected' },
    not_selected: { zh: '未选用', en: 'not selected' },
    withdrawn: { zh: '已撤回', en: 'withdrawn' },
  },
  actions: {
    screen: { zh: '开始审核', en: 'screen it' },
    return: { zh: '退回修改', en: 'give it back' },
    publish: { zh: '审核通过', en: 'publish it' },
    refuse: { zh: '不予通过', en: 'refuse it' },
    revise: { zh: '修改', en: 'revise it' },
    withdraw: { zh: '撤回', en: 'withdraw it' },
    invite: { zh: '邀请联名', en: 'invite co-sponsors' },
    answer_invitation: { zh: '答复联名邀请', en: 'answer an invitation' },
    support: { zh: '支持', en: 'support it' },
    reach: { zh: '达到支持人数', en: 'reach the threshold' },
    forward: { zh: '报送', en: 'hand it on' },
    select: { zh: '选用', en: 'select it' },
    decline: { zh: '不选用', en: 'decline it' },
  },
  needs: {
    enough_supports: { zh: '支持人数尚未达到。', en: 'It has too few supports.' },
    upper_call: {
      zh: '本议题由本级征集，无需报送。',
      en: 'The call is of this office: there is nobody to hand it on to.',
    },
    own_call: { zh: '本次征集由上级政协发起，由其遴选。', en: 'The office that opened the call selects.' },
    not_forwarded: { zh: '本议题已经报送。', en: 'It has been handed on already.' },
    call_running: { zh: '本次征集已公布遴选结果，不再接收报送。', en: 'The call has been concluded.' },
    invitation_open: { zh: '您已答复，或联名邀请已过期。', en: 'The invitation was answered or has expired.' },
  },
};

/** States in which everybody may read a topic. */
export const publicTopicStates: readonly TopicState[] = [...undecided, 'selected', 'not_selected'];
/** Public, and nothing decided yet. */
export const undecidedTopicStates: readonly TopicState[] = undecided;
/** The office still has to see whether it may be published. */
export const unscreenedTopicStates: readonly TopicState[] = ['submitted', 'screening'];

const byState = {
  submitted: 'pending',
  screening: 'pending',
  needs_revision: 'waiting',
  rejected: 'declined',
  published: 'active',
  threshold_reached: 'active',
  selected: 'done',
  not_selected: 'declined',
  withdrawn: 'withdrawn',
} as const satisfies Record<TopicState, PublicClass>;

export const topicClassOf = (state: TopicState): PublicClass => byState[state];
export const isPublicTopic = (state: TopicState): boolean => publicTopicStates.includes(state);
