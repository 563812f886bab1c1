import type { ConsultationView } from '@qsl/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refusalOf } from '../../../api/refusal.js';
import { formValues } from '../../../server/form-values.js';
import type { Portal } from '../../../server/portal.js';
import { deedOf } from '../../../server/query.js';
import { callerOf } from '../../../server/visit.js';
import { loadRoom, roomPath, type RoomAddress } from '../room/load-room.js';
import { meetingDeeds } from './meeting.data.js';
import { scheduleOf } from './schedule.js';

export function meetingRoutes(app: FastifyInstance, { gateway, show }: Portal): void {
  const open = async (
    request: FastifyRequest<RoomAddress>,
    reply: FastifyReply,
    failure: string | null = null,
  ): Promise<FastifyReply> => {
    const consultation = await loadRoom(gateway, request);
    const { meeting, title, summary } = consultation;
    return show(request, reply, {
      page: 'meeting',
      title: `协商会议 · ${title}`,
      description: summary.slice(0, 120),
      status: failure ? 422 : 200,
      data: {
        consultation,
        schedule: meeting ? scheduleOf(meeting) : [],
        done: deedOf(request.query['done'], meetingDeeds),
        failure,
      },
    });
  };

  app.get<RoomAddress>('/consultations/:id/meeting', (request, reply) => open(request, reply));

  app.post<RoomAddress>('/consultations/:id/meeting', async (request, reply) => {
    const isComing = formValues(request, ['coming']).coming === 'true';
    const path = `${roomPath(request)}/meeting`;
    const verb = isComing ? 'register' : 'unregister';
    try {
      await gateway.post<ConsultationView>(callerOf(request), `${path}/actions/${verb}`, { body: {} });
    } catch (error) {
      return open(request, reply, refusalOf(error));
    }
    return reply.redirect(`${path}?done=${verb}ed`, 303);
  });
}
