import { MikroORM } from '@mikro-orm/core';
import type { AbstractSqlConnection } from '@mikro-orm/postgresql';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';

const everyMs = 3_600_000;

/** Forgets answers older than a day, once an hour. */
@Injectable()
export class IdempotencyCleaner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(IdempotencyCleaner.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(@Inject(MikroORM) private readonly orm: MikroORM) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.clean(), everyMs);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async clean(): Promise<void> {
    const connection = this.orm.em.getConnection() as AbstractSqlConnection;
    try {
      await connection.execute(`delete from idempotent_reply where created_at < now() - interval '1 day'`);
    } catch (error) {
      this.logger.warn(`idempotency clean-up: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
