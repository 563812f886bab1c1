import { IsIn, IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { PageQuery } from '../kernel/page.js';
import { rpc } from '../kernel/rpc.js';
import { ConsultationRef } from './consultation.js';
import {
  consultationLimits,
  moderationReasons,
  openCommentTypes,
  type CommentType,
  type ModerationReason,
  type OpenCommentType,
} from './vocabulary.js';

export class AddComment extends ConsultationRef {
  @IsIn(openCommentTypes)
  type!: OpenCommentType;

  @IsString()
  @MinLength(2)
  @MaxLength(consultationLimits.comment)
  text!: string;

  /** The comment that this one answers; replies to replies of the third level stay on it. */
  @IsOptional()
  @IsUUID()
  parentId?: string;
}

export class CommentRef extends ConsultationRef {
  @IsUUID()
  commentId!: string;
}

export class AnswerComment extends CommentRef {
  @IsString()
  @MinLength(10)
  @MaxLength(3000)
  text!: string;

  /** Department in whose name it is given; a unit's account answers in its own. */
  @IsOptional()
  @IsString()
  @MinLength(2)
  @MaxLength(60)
  unitName?: string;
}

export class HideComment extends CommentRef {
  @IsIn(moderationReasons)
  reason!: ModerationReason;
}

export class CommentView {
  id!: string;
  parentId!: string | null;
  type!: CommentType;
  /** Empty where it is hidden. */
  text!: string;
  /** As shown in public: 王先生/女士, 群众, 委员; the department of an official answer. */
  author!: string;
  mine!: boolean;
  createdAt!: string;
  /** Level below the root, 0 to 3. */
  depth!: number;
  /** Waits for a moderator; its author and the office see it. */
  isPending!: boolean;
  /** Why it is not shown. */
  hidden!: ModerationReason | null;
  replyCount!: number;
}

/** A root with its official answer pinned, then its first replies. */
export class CommentThread {
  root!: CommentView;
  answer!: CommentView | null;
  /** The first three. */
  replies!: CommentView[];
}

export class CommentPage {
  items!: CommentThread[];
  nextCursor!: string | null;
}

export class ListComments extends PageQuery {
  @IsUUID()
  id!: string;

  @IsOptional()
  @IsIn(openCommentTypes)
  type?: OpenCommentType;

  /** `newest` unless told; `unanswered`: questions without an official answer; `pending`: those that wait for a moderator, for staff. */
  @IsOptional()
  @IsIn(['newest', 'unanswered', 'pending'])
  order?: 'newest' | 'unanswered' | 'pending';
}

export class ListReplies extends PageQuery {
  @IsUUID()
  id!: string;

  @IsUUID()
  commentId!: string;
}

export class ReplyPage {
  items!: CommentView[];
  nextCursor!: string | null;
}

/** Needs `L1`, while the discussion is open. Shown at once from `L2` on, else after a moderator has seen it. */
export const addComment = rpc('consultations.comment.add', AddComment, CommentView);
/** Twenty roots a page unless told. */
export const listComments = rpc('consultations.comment.list', ListComments, CommentPage);
/** Oldest first. */
export const listReplies = rpc('consultations.comment.list_replies', ListReplies, ReplyPage);
/** By staff and units: one official answer for each question, pinned. */
export const answerComment = rpc('consultations.comment.answer', AnswerComment, CommentView);
/** By staff: a pending comment is shown. */
export const approveComment = rpc('consultations.comment.approve', CommentRef, CommentView);
/** By staff: its place stays, with the reason. */
export const hideComment = rpc('consultations.comment.hide', HideComment, CommentView);
