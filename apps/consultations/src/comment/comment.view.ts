import type { Actor, CommentView } from '@qsl/contracts';
import type { Comment } from './comment.entity.js';

/** A hidden comment keeps its place; its text is for nobody. */
export function toCommentView(comment: Comment, { personId }: Actor): CommentView {
  const { id, parentId, type, text, author, authorId, createdAt, depth, isPending, hidden, replyCount } = comment;
  return {
    id,
    parentId,
    type,
    text: hidden === null ? text : '',
    author,
    mine: authorId === personId,
    createdAt: createdAt.toISOString(),
    depth,
    isPending,
    hidden,
    replyCount,
  };
}
