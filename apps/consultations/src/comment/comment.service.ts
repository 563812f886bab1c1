import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor, AddComment, AnswerComment, Call, CommentRef, CommentView, HideComment } from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import { decide } from '@qsl/state-table';
import { maskPersonalData, shownName } from '@qsl/text';
import { ConsultationDesk, type Concern } from '../consultation/consultation-desk.js';
import { ConsultationTeller } from '../consultation/consultation-teller.js';
import { commentNotFound } from '../consultation/consultation.errors.js';
import { plainText } from '../consultation/plain-text.js';
import { Comment } from './comment.entity.js';
import { commentMachine, situationOfComment } from './comment.machine.js';
import { toCommentView } from './comment.view.js';

/** Below this level replies stand beside one another. */
const deepest = 3;
const path = '/comments';

interface Found extends Concern {
  comment: Comment;
}

/** Comments of this office's people, and what its staff and units do with them; none of it leaves the office. */
@Injectable()
export class CommentService {
  constructor(
    private readonly em: EntityManager,
    private readonly desk: ConsultationDesk,
    private readonly teller: ConsultationTeller,
    private readonly offices: OfficeDirectory,
  ) {}

  /** Shown at once from a confirmed real name on; before that a moderator sees it first. */
  async add({ actor }: Call, { id, type, text, parentId }: AddComment): Promise<CommentView> {
    const comment = await this.em.transactional(async (em) => {
      const { consultation, personId } = await this.desk.permitPerson(em, actor, id, 'comment');
      const facts = { consultationId: id, type, authorId: personId, author: shownName(actor, 'surname') };
      const masked = maskPersonalData(plainText('text', text, 2), actor.name);
      const added = Object.assign(new Comment(), facts, { text: masked });
      await this.place(em, added, parentId);
      em.persist(added);
      if (actor.level !== 'L1') await this.show(em, added);
      else
        this.tell(em, consultation, { type: 'comment.submitted', text: '有新发言待审核。', to: { roles: ['staff'] } });
      return added;
    });
    return toCommentView(comment, actor);
  }

  async answer({ actor }: Call, { id, commentId, text, unitName }: AnswerComment): Promise<CommentView> {
    const answer = await this.em.transactional(async (em) => {
      const { comment, consultation } = await this.find(em, actor, { id, commentId }, 'answer');
      decide(commentMachine, 'answer', situationOfComment(comment));
      const author = this.answeringUnit(actor, unitName);
      const facts = { consultationId: id, type: 'official_answer', authorId: actor.personId, author } as const;
      const given = Object.assign(new Comment(), facts, { text: plainText('text', text, 10) });
      this.placeBelow(given, comment);
      comment.answerId = given.id;
      em.persist(given);
      await this.show(em, given, comment.parentId !== null);
      const to = { persons: [comment.authorId] };
      this.tell(em, consultation, { type: 'comment.answered', text: '您的提问已得到正式回应。', to });
      return given;
    });
    return toCommentView(answer, actor);
  }

  async approve({ actor }: Call, ref: CommentRef): Promise<CommentView> {
    const approved = await this.em.transactional(async (em) => {
      const { comment, consultation } = await this.find(em, actor, ref, 'moderate');
      decide(commentMachine, 'approve', situationOfComment(comment));
      await this.show(em, comment);
      const to = { persons: [comment.authorId] };
      this.tell(em, consultation, { type: 'comment.approved', text: '您的发言已通过审核。', to });
      return comment;
    });
    return toCommentView(approved, actor);
  }

  async hide({ actor }: Call, { reason, ...ref }: HideComment): Promise<CommentView> {
    const hidden = await this.em.transactional(async (em) => {
      const { comment, consultation } = await this.find(em, actor, ref, 'moderate');
      decide(commentMachine, 'hide', situationOfComment(comment));
      comment.hidden = reason;
      if (comment.type === 'official_answer')
        await em.nativeUpdate(Comment, { answerId: comment.id }, { answerId: null });
      const to = { persons: [comment.authorId] };
      this.tell(em, consultation, { type: 'comment.hidden', text: '您的发言未予公开，可查看原因。', to });
      return comment;
    });
    return toCommentView(hidden, actor);
  }

  /** A unit's account answers in its own name; staff in that of a department, or of the office. */
  private answeringUnit({ unitName: own }: Actor, named: string | undefined): string {
    return own ?? named?.trim() ?? this.offices.self.name;
  }

  private async place(em: EntityManager, added: Comment, parentId: string | undefined): Promise<void> {
    added.rootId = added.id;
    if (parentId === undefined) return;
    const parent = await em.findOne(Comment, { id: parentId, consultationId: added.consultationId });
    if (!parent) throw commentNotFound();
    decide(commentMachine, 'reply', situationOfComment(parent));
    this.placeBelow(added, parent);
  }

  private placeBelow(added: Comment, { id, rootId, depth }: Comment): void {
    Object.assign(added, { parentId: id, rootId, depth: Math.min(depth + 1, deepest) });
  }

  /** From now on everybody reads it, and it counts as a reply. */
  private async show(em: EntityManager, comment: Comment, isCounted = comment.parentId !== null): Promise<void> {
    comment.shownAt = new Date();
    if (!isCounted) return;
    await em.execute('update comment set reply_count = reply_count + 1 where id = ?', [comment.rootId]);
  }

  private async find(
    em: EntityManager,
    actor: Actor,
    { id, commentId }: CommentRef,
    action: 'answer' | 'moderate',
  ): Promise<Found> {
    const concern = await this.desk.permit(em, actor, id, action);
    const options = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
    const comment = await em.findOne(Comment, { id: commentId, consultationId: id }, options);
    if (!comment) throw commentNotFound();
    return { ...concern, comment };
  }

  private tell(
    em: EntityManager,
    consultation: Concern['consultation'],
    news: { type: string; text: string; to: { roles: ['staff'] } | { persons: string[] } },
  ): void {
    this.teller.notify(em, consultation, { ...news, path, by: null });
  }
}
