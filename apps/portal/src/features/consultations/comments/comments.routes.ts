import type { CommentPage, CommentThread, CommentView, ReplyPage } from '@qsl/contracts';
import { commentTypeLabels } from '@qsl/ui';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { emptyForm, formValues, idempotencyKeyOf, keptForm } from '../../../server/form-values.js';
import type { Portal } from '../../../server/portal.js';
import { deedOf, idOf, knownOf, textOf } from '../../../server/query.js';
import { callerOf } from '../../../server/visit.js';
import { hrefOf, nextHref } from '../../../site/href.js';
import { loadRoom, roomPath, type RoomAddress } from '../room/load-room.js';
import { commentDeeds, type CommentFilters, type CommentsData, type ShownThread } from './comments.data.js';

const { official_answer: _, ...openTypes } = commentTypeLabels;
const orders = { unanswered: true };
const repliesAPage = 50;

export function commentRoutes(app: FastifyInstance, portal: Portal): void {
  const page = new CommentsPage(portal);
  app.get<RoomAddress>('/consultations/:id/comments', (request, reply) => page.show(request, reply));
  app.post<RoomAddress>('/consultations/:id/comments', (request, reply) => page.write(request, reply));
}

/** Where one thread is opened as a whole: the page that it stands on, and where its replies go on. */
interface Place {
  filters: CommentFilters;
  cursor: string;
  thread: string;
  more: string;
}

class CommentsPage {
  constructor(private readonly portal: Portal) {}

  async show(
    request: FastifyRequest<RoomAddress>,
    reply: FastifyReply,
    form?: CommentsData['form'],
  ): Promise<FastifyReply> {
    const loaded = await this.load(request);
    const data = form ? { ...loaded, form, replyTo: form.values.parentId ?? '' } : loaded;
    return this.portal.show(request, reply, {
      page: 'comments',
      title: `发言 · ${data.consultation.title}`,
      description: data.consultation.summary.slice(0, 120),
      status: form ? 422 : 200,
      data,
    });
  }

  async write(request: FastifyRequest<RoomAddress>, reply: FastifyReply): Promise<FastifyReply> {
    const path = `${roomPath(request)}/comments`;
    const values = formValues(request, ['type', 'text', 'parentId']);
    const body = { ...values, parentId: idOf(values.parentId) || undefined };
    try {
      const command = { body, idempotencyKey: idempotencyKeyOf(request) };
      const { isPending } = await this.portal.gateway.post<CommentView>(callerOf(request), path, command);
      return await reply.redirect(`${path}?done=${isPending ? 'waiting' : 'posted'}`, 303);
    } catch (error) {
      return this.show(request, reply, keptForm(values, error));
    }
  }

  private async load(request: FastifyRequest<RoomAddress>): Promise<CommentsData> {
    const { gateway } = this.portal;
    const { query } = request;
    const path = `${roomPath(request)}/comments`;
    const place = {
      filters: { type: knownOf(query['type'], openTypes), order: knownOf(query['order'], orders) },
      cursor: textOf(query['cursor']),
      thread: idOf(query['thread']),
      more: textOf(query['more']),
    };
    const [consultation, page] = await Promise.all([
      loadRoom(gateway, request),
      gateway.get<CommentPage>(callerOf(request), path, { ...place.filters, cursor: place.cursor }),
    ]);
    return {
      consultation,
      filters: place.filters,
      threads: await Promise.all(page.items.map((thread) => this.open(request, thread, place))),
      address: { ...place.filters, cursor: place.cursor, thread: place.thread, more: place.more },
      replyTo: idOf(query['reply']),
      nextHref: nextHref(path, { ...place.filters }, page.nextCursor),
      form: emptyForm({ type: 'info' }),
      done: deedOf(query['done'], commentDeeds),
    };
  }

  /** The thread with its first replies, or with a page of all of them where the visitor opened it. */
  private async open(request: FastifyRequest<RoomAddress>, thread: CommentThread, place: Place): Promise<ShownThread> {
    const path = `${roomPath(request)}/comments`;
    const { filters, cursor } = place;
    const hrefTo = (more: string) =>
      `${hrefOf(path, { ...filters, cursor, thread: thread.root.id, more })}#c-${thread.root.id}`;
    if (thread.root.id !== place.thread) {
      const isWhole = thread.root.replyCount <= thread.replies.length;
      return { ...thread, moreHref: isWhole ? null : hrefTo('') };
    }
    const { items, nextCursor } = await this.portal.gateway.get<ReplyPage>(
      callerOf(request),
      `${path}/${thread.root.id}/replies`,
      { limit: repliesAPage, cursor: place.more },
    );
    return { ...thread, replies: items, moreHref: nextCursor === null ? null : hrefTo(nextCursor) };
  }
}
