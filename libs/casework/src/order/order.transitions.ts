import type { OrderState } from '@qsl/contracts';
import type { Machine } from '@qsl/state-table';

export type OrderAction = 'sign' | 'submit' | 'send_back' | 'approve' | 'finish';

/** `unit`: the unit that the order is for. `office`: the consequence of what happens to the case. */
export type OrderWho = 'unit' | 'office';

export type OrderNeed = 'case_open';

/** The life of one unit's order. */
export const orderMachine: Machine<OrderState, OrderAction, OrderWho, OrderNeed> = {
  name: 'order',
  transitions: [
    { action: 'sign', from: ['dispatched'], to: ['signed'], by: ['unit'], needs: ['case_open'] },
    { action: 'submit', from: ['signed', 'sent_back'], to: ['submitted'], by: ['unit'], needs: ['case_open'] },
    { action: 'send_back', from: ['submitted', 'approved', 'done'], to: ['sent_back'], by: ['office'] },
    { action: 'approve', from: ['submitted'], to: ['approved'], by: ['office'] },
    {
      action: 'finish',
      from: ['dispatched', 'signed', 'submitted', 'approved', 'sent_back'],
      to: ['done'],
      by: ['office'],
    },
  ],
  states: {
    dispatched: { zh: '待签收', en: 'dispatched' },
    signed: { zh: '已签收', en: 'signed' },
    submitted: { zh: '已报送复文', en: 'submitted' },
    approved: { zh: '复文已签发', en: 'approved' },
    sent_back: { zh: '复文被驳回', en: 'sent back' },
    done: { zh: '已办结', en: 'done' },
  },
  actions: {
    sign: { zh: '签收', en: 'sign for the order' },
    submit: { zh: '报送复文', en: 'submit a reply' },
    send_back: { zh: '驳回复文', en: 'send the reply back' },
    approve: { zh: '签发复文', en: 'approve the reply' },
    finish: { zh: '办结', en: 'finish the order' },
  },
  needs: { case_open: { zh: '办理件已不在办理中。', en: 'The case is not being worked on any more.' } },
};
