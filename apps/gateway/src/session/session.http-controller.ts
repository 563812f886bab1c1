import { Controller, Delete, HttpCode, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { closeSession, openSession, OpenSession, type Call, type SessionView } from '@qsl/contracts';
import { Bus } from '@qsl/messaging';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GatewayConfig } from '../gateway.config.js';
import { Create, CurrentCall, Guarded } from '../http/route.js';
import { StrictlyLimited } from '../limits/rate-limit.guard.js';
import { Described } from '../openapi/described.js';
import { OpenWhileRecovering } from '../recovery/write.guard.js';
import { credentialOf } from './credential.js';
import { Sessions } from './sessions.js';

@ApiTags('sessions')
@OpenWhileRecovering()
@Controller('auth/sessions')
export class SessionHttpController {
  constructor(
    private readonly bus: Bus,
    private readonly sessions: Sessions,
    private readonly config: GatewayConfig,
  ) {}

  @StrictlyLimited()
  @Create('', openSession, '登录')
  async openSession(
    call: Call,
    body: OpenSession,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const session = await this.bus.call(openSession, body, call);
    reply.setCookie(this.config.sessionCookie, session.token, this.cookieOptions());
    return session;
  }

  @Delete('current')
  @HttpCode(204)
  @Guarded()
  @Described({ summary: '退出登录', status: 204 })
  async closeSession(
    @CurrentCall() call: Call,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const credential = credentialOf(request, this.config.sessionCookie);
    if (credential) {
      await this.bus.call(closeSession, { token: credential.token }, call);
      this.sessions.forget(credential.token);
    }
    reply.clearCookie(this.config.sessionCookie, this.cookieOptions());
  }

  private cookieOptions() {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.config.cookieSecure } as const;
  }
}
