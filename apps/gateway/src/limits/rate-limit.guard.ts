import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GatewayConfig } from '../gateway.config.js';
import { Callers } from '../session/callers.js';
import { networkOf } from './network.js';
import { RateLimiter } from './rate-limiter.js';

const strictKey = 'qsl:strictly-limited';

/** Marks a route where trying again and again is guessing. */
export const StrictlyLimited = () => SetMetadata(strictKey, true);

/** The budgets of this process. */
@Injectable()
export class RateLimits {
  readonly usual: RateLimiter;
  readonly strict: RateLimiter;

  constructor(config: GatewayConfig) {
    this.usual = new RateLimiter('default', config.rateLimitPerMinute);
    this.strict = new RateLimiter('strict', config.strictRateLimitPerMinute);
  }
}

/** A person has one budget wherever they sit; visitors share that of their network; guessing is counted by network alone. */
@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(
    private readonly callers: Callers,
    private readonly limits: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const network = networkOf(request.ip);
    const { person } = await this.callers.of(request);
    await this.limits.usual.spend(person?.id ?? network, reply);
    if (Reflect.hasMetadata(strictKey, context.getHandler())) await this.limits.strict.spend(network, reply);
    return true;
  }
}
