import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CallCloser } from './call/call-closer.js';
import { Reporter } from './report/reporter.js';
import { SupportTeller } from './support/support-teller.js';
import { TopicsConfig } from './topics.config.js';

/** Key of the advisory lock that lets one replica sweep at a time. */
const lockKey = 0x9520;

type Task = (em: EntityManager) => Promise<void>;

/** What nobody asks for: done at the start, once a minute and when woken, each task in a transaction of its own. */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Sweeper.name);
  private readonly tasks: Task[];
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;

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
    this.timer = setInterval(() => this.wake(), this.config.topicSweepMs);
    this.wake();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  wake(): void {
    this.again = true;
    this.running ??= this.work().finally(() => {
      this.running = undefined;
    });
  }

  private async work(): Promise<void> {
    while (this.again) {
      this.again = false;
      for (const task of this.tasks) await this.attempt(task);
    }
  }

  private async attempt(task: Task): Promise<void> {
    try {
      await this.em.fork().transactional(async (em) => {
        const [lock] = await em.execute<{ mine: boolean }[]>('select pg_try_advisory_xact_lock(?) as mine', [lockKey]);
        if (lock?.mine) await task(em);
      });
    } catch (error) {
      this.logger.warn(`sweep: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
