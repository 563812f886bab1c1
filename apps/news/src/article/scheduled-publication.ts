import { LockMode, MikroORM } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { decide } from '@qsl/state-table';
import { Article } from './article.entity.js';
import { articleSituation } from './article.policy.js';
import { articleMachine } from './article.transitions.js';
import { Publisher } from './publisher.js';

const everyMs = 2_000;
const mostAtOnce = 50;

/** Publishes what is due, at the start and every two seconds; of several replicas one publishes each article. */
@Injectable()
export class ScheduledPublication implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(ScheduledPublication.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    @Inject(MikroORM) private readonly orm: MikroORM,
    private readonly publisher: Publisher,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.run(), everyMs);
    this.run();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private run(): void {
    this.running ??= this.publishDue()
      .catch((error: unknown) => this.logger.error(`articles that are due wait: ${String(error)}`))
      .finally(() => (this.running = undefined));
  }

  private async publishDue(): Promise<void> {
    const em = this.orm.em.fork() as EntityManager;
    const due = await em.find(Article, isDue(), {
      fields: ['id'],
      orderBy: { scheduledFor: 'asc' },
      limit: mostAtOnce,
    });
    for (const { id } of due) await this.publish(id);
  }

  /** One that another replica works on, or has published meanwhile, is passed over. */
  private async publish(id: string): Promise<void> {
    const fork = this.orm.em.fork() as EntityManager;
    await fork.transactional(async (em) => {
      const lockMode = LockMode.PESSIMISTIC_PARTIAL_WRITE;
      const article = await em.findOne(Article, { id, ...isDue() }, { lockMode, populate: ['body'] });
      if (!article) return;
      article.state = decide(articleMachine, 'publish', articleSituation(article, ['clock'], null));
      await this.publisher.publish(em, article, { at: new Date(), by: null });
    });
  }
}

const isDue = () => ({ state: 'scheduled', scheduledFor: { $lte: new Date() } }) as const;
