import type { CommentThread, ConsultationView } from '@qsl/contracts';
import type { FormState } from '../../../site/form.js';

export const commentDeeds = {
  posted: '发言已公开。',
  waiting: '发言已提交，审核后公开。',
} as const;

export type CommentField = 'type' | 'text' | 'parentId';

export interface CommentFilters {
  /** One of the types that people may write, or empty. */
  type: string;
  /** `unanswered`: questions that wait for an answer. */
  order: string;
}

/** A thread, and where the rest of its replies is. */
export interface ShownThread extends CommentThread {
  moreHref: string | null;
}

export interface CommentsData {
  consultation: ConsultationView;
  filters: CommentFilters;
  threads: ShownThread[];
  /** What the address of this page carries, to come back to it. */
  address: Record<string, string>;
  /** Comment that the visitor answers. */
  replyTo: string;
  nextHref: string | null;
  form: FormState<CommentField>;
  done: keyof typeof commentDeeds | null;
}
