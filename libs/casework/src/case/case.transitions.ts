import type { CaseState } from '@qsl/contracts';
import type { Machine } from '@qsl/state-table';

export type CaseAction =
  | 'review'
  | 'file'
  | 'decline'
  | 'request_supplement'
  | 'supplement'
  | 'assign'
  | 'work'
  | 'approve_reply'
  | 'send_back'
  | 'publish_reply'
  | 'transfer'
  | 'escalate'
  | 'resume'
  | 'receive_answer'
  | 'object'
  | 'confirm'
  | 'reopen'
  | 'rate'
  | 'close'
  | 'conclude';

/** `author`: the person who submitted. `office`: the system, as the consequence of an order, a transfer or an event. */
export type CaseWho = 'staff' | 'leader' | 'author' | 'office';

/** `own_reply`: the reply under review is this office's, not an answer that came back. */
export type CaseNeed = 'own_reply' | 'reply_not_approved' | 'reply_approved' | 'rating_over' | 'no_open_transfer';

/** The life of an office's case. `work` follows from what its units do, `resume` and `reopen` from how far they are. */
export const caseMachine: Machine<CaseState, CaseAction, CaseWho, CaseNeed> = {
  name: 'case',
  transitions: [
    { action: 'review', from: ['registered'], to: ['in_review'], by: ['staff'] },
    { action: 'file', from: ['in_review'], to: ['filed'], by: ['staff'] },
    { action: 'decline', from: ['in_review'], to: ['not_filed'], by: ['staff'] },
    { action: 'request_supplement', from: ['in_review'], to: ['needs_revision'], by: ['staff'] },
    { action: 'supplement', from: ['needs_revision'], to: ['in_review'], by: ['author'] },
    { action: 'assign', from: ['filed'], to: ['assigned'], by: ['staff'], needs: ['no_open_transfer'] },
    {
      action: 'work',
      from: ['assigned', 'in_progress'],
      to: ['assigned', 'in_progress', 'reply_review'],
      by: ['office'],
    },
    { action: 'work', from: ['escalated'], to: [], by: ['office'] },
    {
      action: 'approve_reply',
      from: ['reply_review'],
      to: [],
      by: ['leader'],
      needs: ['own_reply', 'reply_not_approved'],
    },
    {
      action: 'send_back',
      from: ['reply_review'],
      to: ['in_progress'],
      by: ['staff', 'leader'],
      needs: ['own_reply', 'reply_not_approved'],
    },
    { action: 'publish_reply', from: ['reply_review'], to: ['answered'], by: ['staff'], needs: ['reply_approved'] },
    {
      action: 'transfer',
      from: ['filed', 'assigned', 'in_progress'],
      to: [],
      by: ['staff'],
      needs: ['no_open_transfer'],
    },
    { action: 'escalate', from: ['filed', 'assigned', 'in_progress'], to: ['escalated'], by: ['office'] },
    {
      action: 'resume',
      from: ['escalated'],
      to: ['filed', 'assigned', 'in_progress', 'reply_review'],
      by: ['office'],
    },
    { action: 'receive_answer', from: ['escalated'], to: ['reply_review'], by: ['office'] },
    { action: 'object', from: ['reply_review'], to: ['escalated'], by: ['office'] },
    { action: 'confirm', from: ['reply_review'], to: ['answered'], by: ['office'] },
    { action: 'reopen', from: ['answered'], to: ['filed', 'in_progress'], by: ['office'] },
    { action: 'rate', from: ['answered'], to: ['rated'], by: ['author'] },
    { action: 'close', from: ['rated'], to: ['closed'], by: ['staff', 'office'] },
    { action: 'close', from: ['answered'], to: ['closed'], by: ['staff'], needs: ['rating_over'] },
    { action: 'conclude', from: ['answered'], to: ['closed'], by: ['office'] },
  ],
  states: {
    registered: { zh: '登记', en: 'registered' },
    in_review: { zh: '初审', en: 'in review' },
    needs_revision: { zh: '退回补充', en: 'waiting for the author' },
    not_filed: { zh: '不予立案', en: 'not filed' },
    filed: { zh: '立案', en: 'filed' },
    assigned: { zh: '已交办', en: 'assigned' },
    in_progress: { zh: '办理中', en: 'in progress' },
    escalated: { zh: '已转出', en: 'transferred' },
    reply_review: { zh: '复文审查', en: 'reply under review' },
    answered: { zh: '已答复', en: 'answered' },
    rated: { zh: '已评价', en: 'rated' },
    closed: { zh: '办结', en: 'closed' },
  },
  actions: {
    review: { zh: '受理初审', en: 'review the case' },
    file: { zh: '立案', en: 'file the case' },
    decline: { zh: '不予立案', en: 'decline the case' },
    request_supplement: { zh: '退回补充', en: 'ask the author for more' },
    supplement: { zh: '补充材料', en: 'supplement the suggestion' },
    assign: { zh: '交办', en: 'assign the case' },
    work: { zh: '办理', en: 'work on the case' },
    approve_reply: { zh: '签发答复', en: 'sign off the reply' },
    send_back: { zh: '驳回复文', en: 'send the reply back' },
    publish_reply: { zh: '公布答复', en: 'publish the reply' },
    transfer: { zh: '拟制上报或转办', en: 'compose a transfer' },
    escalate: { zh: '签发上报或转办', en: 'send the matter to another office' },
    resume: { zh: '恢复办理', en: 'resume the case' },
    receive_answer: { zh: '接收答复', en: 'receive an answer' },
    object: { zh: '对答复提出异议', en: 'object to the answer' },
    confirm: { zh: '确认答复', en: 'confirm the answer' },
    reopen: { zh: '重新办理', en: 'reopen the case' },
    rate: { zh: '评价', en: 'rate the reply' },
    close: { zh: '办结', en: 'close the case' },
    conclude: { zh: '办结', en: 'conclude the case' },
  },
  needs: {
    own_reply: {
      zh: '正在审查的是其他政协的答复，请确认答复或提出异议。',
      en: 'The answer under review came from another office: confirm it or object to it.',
    },
    reply_not_approved: { zh: '答复已经签发。', en: 'The reply has been signed off already.' },
    reply_approved: { zh: '答复尚未签发，不能公布。', en: 'The reply has not been signed off yet.' },
    rating_over: { zh: '评价期尚未结束。', en: 'The rating period is not over yet.' },
    no_open_transfer: { zh: '本件已有流转件尚未办结。', en: 'The case has an open transfer already.' },
  },
};
