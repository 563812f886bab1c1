import type { TransferState } from '@qsl/contracts';
import type { Machine } from '@qsl/state-table';

export type TransferAction =
  | 'sign_off'
  | 'recall'
  | 'deliver'
  | 'accept'
  | 'return'
  | 'yield'
  | 'progress'
  | 'forward'
  | 'resume'
  | 'answer'
  | 'confirm'
  | 'object';

/** People of the two offices; `sender` and `receiver` are the offices themselves, by an event or as a consequence; `relay` tells of deliveries. */
export type TransferWho = 'sender_staff' | 'sender_leader' | 'receiver_staff' | 'sender' | 'receiver' | 'relay';

export type TransferNeed = 'another_signer' | 'recall_not_asked' | 'not_objected';

const open = ['sent', 'delivered'] as const;

/**
 * The life of a transfer, the same for both offices and everyone on the route. From `sent` to `answered` the receiver alone moves it,
 * from `answered` on the sender alone, so two offices never decide at once.
 */
export const transferMachine: Machine<TransferState, TransferAction, TransferWho, TransferNeed> = {
  name: 'transfer',
  transitions: [
    { action: 'sign_off', from: ['composed'], to: ['sent'], by: ['sender_leader'], needs: ['another_signer'] },
    { action: 'recall', from: ['composed'], to: ['recalled'], by: ['sender_staff'] },
    { action: 'recall', from: open, to: [], by: ['sender_staff'], needs: ['recall_not_asked'] },
    { action: 'deliver', from: ['sent'], to: ['delivered'], by: ['relay'] },
    { action: 'accept', from: open, to: ['accepted'], by: ['receiver_staff', 'receiver'] },
    { action: 'return', from: open, to: ['returned'], by: ['receiver_staff', 'receiver'] },
    { action: 'yield', from: open, to: ['recalled'], by: ['receiver'] },
    { action: 'progress', from: ['accepted', 'in_progress'], to: ['in_progress'], by: ['receiver_staff', 'receiver'] },
    { action: 'progress', from: ['transferred_on'], to: [], by: ['receiver_staff', 'receiver'] },
    { action: 'forward', from: ['accepted', 'in_progress'], to: ['transferred_on'], by: ['receiver'] },
    { action: 'resume', from: ['transferred_on'], to: ['in_progress'], by: ['receiver'] },
    { action: 'answer', from: ['accepted', 'in_progress', 'transferred_on'], to: ['answered'], by: ['receiver'] },
    { action: 'confirm', from: ['answered'], to: ['confirmed'], by: ['sender_staff', 'sender'] },
    {
      action: 'object',
      from: ['answered'],
      to: ['in_progress'],
      by: ['sender_staff', 'sender'],
      needs: ['not_objected'],
    },
  ],
  states: {
    composed: { zh: '待签发', en: 'composed' },
    sent: { zh: '已发出', en: 'sent' },
    delivered: { zh: '已送达', en: 'delivered' },
    accepted: { zh: '已签收', en: 'accepted' },
    in_progress: { zh: '办理中', en: 'in progress' },
    transferred_on: { zh: '已再转', en: 'transferred on' },
    returned: { zh: '已退回', en: 'returned' },
    answered: { zh: '已答复', en: 'answered' },
    confirmed: { zh: '已确认', en: 'confirmed' },
    recalled: { zh: '已撤回', en: 'recalled' },
  },
  actions: {
    sign_off: { zh: '签发', en: 'sign off the transfer' },
    recall: { zh: '撤回', en: 'recall the transfer' },
    deliver: { zh: '送达', en: 'deliver the transfer' },
    accept: { zh: '签收', en: 'accept the transfer' },
    return: { zh: '退回', en: 'return the transfer' },
    yield: { zh: '同意撤回', en: 'yield to a recall' },
    progress: { zh: '通报进展', en: 'report progress' },
    forward: { zh: '再转', en: 'transfer the matter on' },
    resume: { zh: '恢复办理', en: 'resume the work' },
    answer: { zh: '答复', en: 'answer the transfer' },
    confirm: { zh: '确认答复', en: 'confirm the answer' },
    object: { zh: '提出异议', en: 'object to the answer' },
  },
  needs: {
    another_signer: { zh: '拟制人不能签发自己拟制的流转件。', en: 'Whoever composed a transfer cannot sign it off.' },
    recall_not_asked: { zh: '已向对方提出撤回，请等待对方处理。', en: 'The recall has been asked for already.' },
    not_objected: { zh: '对同一流转件只能提出一次异议。', en: 'An answer can be objected to once only.' },
  },
};
