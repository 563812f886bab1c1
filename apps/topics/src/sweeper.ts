import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CallCloser } from './call/call-closer.js';
import { Reporter } from './report/reporter.js';
import { SupportTeller } from './support/support-teller.js';
import { TopicsConfig } from './topics.config.js';

type Task = (em: EntityManager) => Promise<void>;

/** What nobody asks for: done at the start and once a minute, each task in a transaction of its own. */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Sweeper.name);
  private readonly tasks: Task[];
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly em: EntityManager,
    private readonly config: TopicsConfig,
    closer: CallCloser,
    teller: SupportTeller,
    reporter: Reporter,
  ) {
    this.tasks = [(em) => closer.closeOver(em), (em) => teller.tellChanged(em), (em) => reporter.report(em)];
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.sweep(), this.config.topicSweepMs);
    this.sweep();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private sweep(): void {
    this.running ??= this.work().finally(() => {
      this.running = undefined;
    });
  }

  private async work(): Promise<void> {
    for (const task of this.tasks) {
      try {
        await this.em.fork().transactional(task);
      } catch (error) {
        this.logger.warn(`sweep: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
}
