import type { ArticlePage, TimelineView } from '@qsl/contracts';
import type { FastifyInstance } from 'fastify';
import { orNull } from '../../../api/refusal.js';
import type { Portal } from '../../../server/portal.js';
import { callerOf } from '../../../server/visit.js';
import { loadWatch } from '../../notices/load-watch.js';
import { loadRoom, roomPath, type RoomAddress } from './load-room.js';

/** A consultation at a glance; its tabs have addresses of their own. */
export function roomRoutes(app: FastifyInstance, { gateway, show }: Portal): void {
  app.get<RoomAddress>('/consultations/:id', async (request, reply) => {
    const caller = callerOf(request);
    const [consultation, timeline, watch, news] = await Promise.all([
      loadRoom(gateway, request),
      orNull(gateway.get<TimelineView>(caller, `${roomPath(request)}/timeline`)),
      loadWatch(gateway, caller, { kind: 'consultation', id: request.params.id }),
      orNull(gateway.get<ArticlePage>(caller, '/articles', { linkedTo: request.params.id, limit: 5 })),
    ]);
    return show(request, reply, {
      page: 'room',
      title: consultation.title,
      description: consultation.summary.slice(0, 120),
      data: { consultation, timeline, watch, news: news?.items ?? [] },
    });
  });

  app.get<RoomAddress>('/consultations/:id/outcome', async (request, reply) => {
    const consultation = await loadRoom(gateway, request);
    return show(request, reply, {
      page: 'outcome',
      title: `协商成果 · ${consultation.title}`,
      description: consultation.outcome?.text.slice(0, 120) ?? consultation.summary.slice(0, 120),
      data: { consultation },
    });
  });
}
