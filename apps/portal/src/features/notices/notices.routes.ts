import type { NoticePage, NoticeReason, UnreadCount, WatchView } from '@qsl/contracts';
import { noticeReasonLabels } from '@qsl/ui';
import type { FastifyInstance } from 'fastify';
import { formValues } from '../../server/form-values.js';
import type { Portal } from '../../server/portal.js';
import { deedOf, knownOf, textOf, type AddressQuery } from '../../server/query.js';
import { callerOf, pathWithin } from '../../server/visit.js';
import { nextHref } from '../../site/href.js';
import { noticeDeeds } from './notices.data.js';

const inbox = '/me/notices';

/** 消息: what happened to one's own matters, to watched ones and in one's queue. */
export function noticeRoutes(app: FastifyInstance, { gateway, show }: Portal): void {
  app.get<{ Querystring: AddressQuery }>(inbox, async (request, reply) => {
    const reason = knownOf(request.query['reason'], noticeReasonLabels) as NoticeReason | '';
    const query = { reason, cursor: textOf(request.query['cursor']) };
    const page = await gateway.get<NoticePage>(callerOf(request), '/notices', query);
    return show(request, reply, {
      page: 'notices',
      title: '消息',
      data: {
        reason,
        items: page.items,
        upTo: Math.max(0, ...page.items.map(({ sequence }) => sequence)),
        nextHref: nextHref(inbox, { reason }, page.nextCursor),
        done: deedOf(request.query['done'], noticeDeeds),
      },
    });
  });

  app.post(`${inbox}/read`, async (request, reply) => {
    const { id, upTo } = formValues(request, ['id', 'upTo']);
    const body = id === '' ? { upTo: Number(upTo) } : { ids: [id] };
    await gateway.post<UnreadCount>(callerOf(request), '/notices/actions/read', { body });
    return reply.redirect(`${inbox}?done=read`, 303);
  });

  app.post(`${inbox}/mute`, async (request, reply) => {
    const matter = formValues(request, ['kind', 'id']);
    await gateway.post<WatchView>(callerOf(request), '/notices/mutes', { body: { ...matter, muted: true } });
    return reply.redirect(`${inbox}?done=muted`, 303);
  });

  app.post('/watch', async (request, reply) => {
    const { kind, id, watching, back } = formValues(request, ['kind', 'id', 'watching', 'back']);
    const body = { kind, id, watching: watching === 'true' };
    await gateway.post<WatchView>(callerOf(request), '/notices/watches', { body });
    return reply.redirect(pathWithin(back), 303);
  });
}
