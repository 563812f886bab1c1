import { Controller, Get, HttpStatus, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HealthView } from '@qsl/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Described } from '../openapi/described.js';
import { LivenessView } from './health.view.js';
import { Readiness } from './readiness.js';

@ApiTags('health')
@Controller('health')
export class HealthHttpController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  @Described({ summary: '网关在运行', status: 200, view: LivenessView, refused: {} })
  isLive(): LivenessView {
    return { ok: true };
  }

  /** Says to everybody what is well; why something is not is for the operator, on the health port. */
  @Get('ready')
  @Described({ summary: '各服务可用', status: 200, view: HealthView, refused: { 503: HealthView } })
  async isReady(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<HealthView> {
    const { service, parts } = await this.readiness.view(request.id);
    if (parts.some((part) => !part.ok)) reply.code(HttpStatus.SERVICE_UNAVAILABLE);
    return { service, parts: parts.map((part) => ({ ...part, detail: null })) };
  }
}
