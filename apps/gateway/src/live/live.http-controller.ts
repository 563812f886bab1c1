import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Call } from '@qsl/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCall, Guarded } from '../http/route.js';
import { Described } from '../openapi/described.js';
import { LiveStreams } from './live-streams.js';

const eventStream = 'text/event-stream';

/** Proxies must not collect what is to arrive at once; the connection ends with the stream. */
const eventHeaders = {
  'content-type': `${eventStream}; charset=utf-8`,
  'x-accel-buffering': 'no',
  connection: 'close',
};

/** Where a browser's stream was cut; `null` for one that begins. */
function lastEventIdOf(request: FastifyRequest): number | null {
  const given = request.headers['last-event-id'];
  return typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : null;
}

@ApiTags('notices')
@Controller('events')
export class LiveHttpController {
  constructor(private readonly streams: LiveStreams) {}

  @Get()
  @Guarded()
  @Described({ summary: '实时消息（SSE，以 Last-Event-ID 续接）', status: 200, documents: [eventStream] })
  async followEvents(
    @CurrentCall() call: Call,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const ending = new AbortController();
    const events = await this.streams.follow(call, lastEventIdOf(request), ending);
    if (request.method === 'HEAD' || reply.raw.destroyed) ending.abort();
    reply.raw.once('close', () => ending.abort());
    await reply.headers(eventHeaders).send(events);
  }
}
