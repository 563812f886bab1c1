import { DomainError } from '@qsl/contracts';
import type { FastifyReply } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

function tooMany(seconds: number): DomainError {
  return new DomainError(
    'rateLimited',
    'request.rate_limited',
    { zh: `操作过于频繁，请在 ${seconds} 秒后再试。`, en: `Too many requests; try again in ${seconds} seconds.` },
    { retryAfterSeconds: seconds },
  );
}

const windowSeconds = 60;

/** So many requests a minute for each key; says in the `RateLimit` fields of the IETF draft what is left. */
export class RateLimiter {
  private readonly counts: RateLimiterMemory;

  constructor(
    private readonly name: string,
    private readonly perMinute: number,
  ) {
    this.counts = new RateLimiterMemory({ points: perMinute, duration: windowSeconds });
  }

  /** @throws DomainError `rateLimited` where nothing is left. */
  async spend(key: string, reply: FastifyReply): Promise<void> {
    const { remainingPoints, msBeforeNext, consumedPoints } = await this.count(key);
    const seconds = Math.max(1, Math.ceil(msBeforeNext / 1_000));
    reply.header('ratelimit-policy', `"${this.name}";q=${this.perMinute};w=${windowSeconds}`);
    reply.header('ratelimit', `"${this.name}";r=${remainingPoints};t=${seconds}`);
    if (consumedPoints > this.perMinute) throw tooMany(seconds);
  }

  /** The library throws the same record that it returns where nothing is left. */
  private async count(key: string): Promise<RateLimiterRes> {
    try {
      return await this.counts.consume(key);
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return refused;
      throw refused;
    }
  }
}
