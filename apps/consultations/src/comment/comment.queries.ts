import type { FilterQuery } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor, CommentPage, CommentThread, ListComments, ListReplies, ReplyPage } from '@qsl/contracts';
import { fromCursor, olderThan, pageOf, pageSize } from '@qsl/persistence';
import { requireRole } from '@qsl/state-table';
import { ConsultationDesk, type Concern } from '../consultation/consultation-desk.js';
import { commentNotFound } from '../consultation/consultation.errors.js';
import { consultationMachine } from '../consultation/consultation.machine.js';
import { Comment } from './comment.entity.js';
import { toCommentView } from './comment.view.js';

const firstReplies = 3;

/** Threads, a page at a time: however long they are, what is read of each is its root, its answer and three replies. */
@Injectable()
export class CommentQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly desk: ConsultationDesk,
  ) {}

  async list(actor: Actor, query: ListComments): Promise<CommentPage> {
    const { id: consultationId, type, cursor } = query;
    const concern = await this.desk.find(this.em, actor, consultationId);
    const size = pageSize(query);
    const conditions = [
      { consultationId },
      this.asked(concern, query),
      type ? { type } : {},
      visibleTo(actor, concern),
      olderThan(cursor),
    ];
    const options = { orderBy: { id: 'desc' }, limit: size + 1 } as const;
    const { items, nextCursor } = pageOf(await this.em.find(Comment, { $and: conditions }, options), size);
    if (query.order === 'pending') return { items: items.map((item) => threadOf(item, [], actor)), nextCursor };
    const others = await this.repliesAndAnswers(items, actor, concern);
    return { items: items.map((root) => threadOf(root, others, actor)), nextCursor };
  }

  async replies(actor: Actor, query: ListReplies): Promise<ReplyPage> {
    const { id: consultationId, commentId, cursor } = query;
    const concern = await this.desk.find(this.em, actor, consultationId);
    const visible = visibleTo(actor, concern);
    const root = await this.em.findOne(Comment, { $and: [{ id: commentId, consultationId, parentId: null }, visible] });
    if (!root) throw commentNotFound();
    const size = pageSize(query);
    const place = fromCursor(cursor);
    const conditions = [
      { rootId: commentId, parentId: { $ne: null } },
      root.answerId ? { id: { $ne: root.answerId } } : {},
      place ? { id: { $gt: place.id } } : {},
      visible,
    ];
    const options = { orderBy: { id: 'asc' }, limit: size + 1 } as const;
    const { items, nextCursor } = pageOf(await this.em.find(Comment, { $and: conditions }, options), size);
    return { items: items.map((item) => toCommentView(item, actor)), nextCursor };
  }

  /** @throws DomainError `forbidden` for the moderators' queue where the caller is none. */
  private asked({ circumstances: { who } }: Concern, { order }: ListComments): FilterQuery<Comment> {
    if (order === 'pending') {
      requireRole(consultationMachine, 'moderate', who);
      return { shownAt: null, hidden: null };
    }
    if (order !== 'unanswered') return { parentId: null };
    return { parentId: null, type: 'question', answerId: null, shownAt: { $ne: null }, hidden: null };
  }

  /** Pinned answers and first replies of some threads, oldest first. */
  private async repliesAndAnswers(roots: readonly Comment[], actor: Actor, concern: Concern): Promise<Comment[]> {
    if (roots.length === 0) return [];
    const rows = await this.em.execute<{ id: string }[]>(
      `select reply.id from unnest(?::uuid[]) as root(id) cross join lateral (
         select id from comment
         where root_id = root.id and parent_id is not null and (shown_at is not null or author_id = ? or ?)
           and id not in (select answer_id from comment where comment.id = root.id and answer_id is not null)
         order by id limit ${firstReplies}) reply`,
      [`{${roots.map(({ id }) => id).join(',')}}`, actor.personId, isModerator(concern)],
    );
    const answers = roots.flatMap(({ answerId }) => answerId ?? []);
    return this.em.find(
      Comment,
      { id: { $in: [...rows.map(({ id }) => id), ...answers] } },
      { orderBy: { id: 'asc' } },
    );
  }
}

const isModerator = ({ circumstances: { who } }: Concern): boolean => who.includes('staff') || who.includes('office');

/** What everybody may read, what somebody wrote, and all of it for moderators. */
function visibleTo({ personId }: Actor, concern: Concern): FilterQuery<Comment> {
  if (isModerator(concern)) return {};
  return { $or: [{ shownAt: { $ne: null } }, ...(personId === null ? [] : [{ authorId: personId }])] };
}

function threadOf(root: Comment, others: readonly Comment[], actor: Actor): CommentThread {
  const answer = others.find(({ id }) => id === root.answerId);
  const replies = others.filter(({ rootId, id }) => rootId === root.id && id !== root.answerId);
  return {
    root: toCommentView(root, actor),
    answer: answer ? toCommentView(answer, actor) : null,
    replies: replies.map((reply) => toCommentView(reply, actor)),
  };
}
