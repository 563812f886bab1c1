import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import type { Acknowledgement, Call } from '@qsl/contracts';
import { NoticeFeed } from '../delivery/notice-feed.js';
import { canRebuild } from '../notice/notice.policy.js';
import { administratorsOnly } from '../notice/notice.errors.js';
import { ProjectionStates } from './projection-states.js';

/** Makes all notices again. */
@Injectable()
export class ProjectionService {
  private readonly logger = new Logger(ProjectionService.name);

  constructor(
    private readonly em: EntityManager,
    private readonly states: ProjectionStates,
    private readonly feed: NoticeFeed,
  ) {}

  /** Every replica finds its generation over, and follows the new one from the first message. */
  async rebuild({ actor }: Call): Promise<Acknowledgement> {
    if (!canRebuild(actor)) throw administratorsOnly();
    await this.em.transactional(async (em) => {
      await this.states.beginGeneration(em);
      await em.execute('delete from notice');
      await em.execute('delete from inbox_message');
    });
    this.logger.log('notices are made again from the first announcement');
    this.feed.restart();
    return { ok: true };
  }
}
