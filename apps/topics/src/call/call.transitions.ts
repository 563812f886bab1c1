import type { PublicClass, TopicCallState } from '@qsl/contracts';
import type { Machine } from '@qsl/state-table';

export type CallAction = 'revise' | 'open' | 'close' | 'conclude' | 'archive';

/** `staff`: of the office that opened it. `calendar`: its last day is over. `owner`: the office that opened it, by its events. */
export type CallWho = 'staff' | 'calendar' | 'owner';

/** `all_decided`: nothing that was handed in waits for a decision. `not_over`: its last day is not over. */
export type CallNeed = 'all_decided' | 'not_over';

/** The life of a call for topics. */
export const callMachine: Machine<TopicCallState, CallAction, CallWho, CallNeed> = {
  name: 'topic_call',
  transitions: [
    { action: 'revise', from: ['draft'], to: ['draft'], by: ['staff'] },
    { action: 'open', from: ['draft'], to: ['open'], by: ['staff'], needs: ['not_over'] },
    { action: 'open', from: ['draft'], to: ['open'], by: ['owner'] },
    { action: 'close', from: ['open'], to: ['closed'], by: ['staff', 'calendar', 'owner'] },
    { action: 'conclude', from: ['closed'], to: ['selected'], by: ['staff'], needs: ['all_decided'] },
    { action: 'conclude', from: ['closed'], to: ['selected'], by: ['owner'] },
    { action: 'archive', from: ['selected'], to: ['archived'], by: ['staff', 'owner'] },
  ],
  states: {
    draft: { zh: '草稿', en: 'draft' },
    open: { zh: '征集中', en: 'open' },
    closed: { zh: '已截止', en: 'closed' },
    selected: { zh: '已公布遴选结果', en: 'selected' },
    archived: { zh: '已归档', en: 'archived' },
  },
  actions: {
    revise: { zh: '修改', en: 'revise it' },
    open: { zh: '发布', en: 'open it' },
    close: { zh: '截止', en: 'close it' },
    conclude: { zh: '公布遴选结果', en: 'conclude it' },
    archive: { zh: '归档', en: 'archive it' },
  },
  needs: {
    all_decided: {
      zh: '还有议题未作出遴选决定，请逐件选用或说明未选用的理由。',
      en: 'There are topics without a decision: select each or say why it was not selected.',
    },
    not_over: { zh: '征集截止日期已过，请先修改日期。', en: 'Its last day is over; change the dates first.' },
  },
};

const byState = {
  draft: 'hidden',
  open: 'active',
  closed: 'pending',
  selected: 'done',
  archived: 'done',
} as const satisfies Record<TopicCallState, PublicClass>;

export const callClassOf = (state: TopicCallState): PublicClass => byState[state];
