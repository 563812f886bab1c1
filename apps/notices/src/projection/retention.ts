import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';

const everyMs = 24 * 3_600_000;
/** As long as the event stream keeps announcements. */
const keptDays = 400;

const expired = [
  'delete from notice where at < ?',
  'delete from read_mark where read_at < ?',
  'delete from choice where until < ?',
  'delete from inbox_message where handled_at < ?',
];

/** Forgets once a day what is older than the event stream itself. */
@Injectable()
export class Retention implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Retention.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly em: EntityManager) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.forgetExpired(), everyMs);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async forgetExpired(): Promise<void> {
    const before = new Date(Date.now() - keptDays * 24 * 3_600_000);
    try {
      for (const statement of expired) await this.em.fork().execute(statement, [before]);
    } catch (error) {
      this.logger.warn(`retention: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
