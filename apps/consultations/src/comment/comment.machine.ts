import type { Machine, Situation } from '@qsl/state-table';
import type { Comment } from './comment.entity.js';

type CommentState = 'pending' | 'shown' | 'hidden';
type CommentAction = 'reply' | 'approve' | 'hide' | 'answer';
type CommentNeed = 'is_question' | 'unanswered';

/** What can be done with a comment, by those whom its consultation lets do it. */
export const commentMachine: Machine<CommentState, CommentAction, 'permitted', CommentNeed> = {
  name: 'comment',
  transitions: [
    { action: 'reply', from: ['shown'], to: [], by: ['permitted'] },
    { action: 'approve', from: ['pending'], to: ['shown'], by: ['permitted'] },
    { action: 'hide', from: ['pending', 'shown'], to: ['hidden'], by: ['permitted'] },
    { action: 'answer', from: ['shown'], to: [], by: ['permitted'], needs: ['is_question', 'unanswered'] },
  ],
  states: {
    pending: { zh: '待审核', en: 'waiting for a moderator' },
    shown: { zh: '已公开', en: 'shown' },
    hidden: { zh: '已隐藏', en: 'hidden' },
  },
  actions: {
    reply: { zh: '回复', en: 'reply' },
    approve: { zh: '审核通过', en: 'approve the comment' },
    hide: { zh: '隐藏', en: 'hide the comment' },
    answer: { zh: '正式回应', en: 'give the official answer' },
  },
  needs: {
    is_question: { zh: '只能对提问作正式回应。', en: 'Official answers are given to questions.' },
    unanswered: { zh: '该提问已有正式回应。', en: 'The question has its official answer.' },
  },
};

export function situationOfComment(comment: Comment): Situation<CommentState, 'permitted', CommentNeed> {
  const shown = comment.shownAt === null ? 'pending' : 'shown';
  return {
    state: comment.hidden === null ? shown : 'hidden',
    who: ['permitted'],
    facts: { is_question: comment.type === 'question', unanswered: comment.answerId === null },
  };
}
