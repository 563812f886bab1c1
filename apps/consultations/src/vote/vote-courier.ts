import { LockMode, MikroORM } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { OfficeDirectory } from '@qsl/service-kit';
import { Consultation } from '../consultation/consultation.entity.js';
import { Pulse } from '../consultation/pulse.js';
import { ConsultationsConfig } from '../consultations.config.js';
import { VoteCount } from './vote-count.js';
import { VoteDispatch } from './vote-dispatch.js';

const consultationsAtOnce = 100;

/** Passes new votes on every few seconds: into the totals where this office is the owner, else as a batch to the owner. */
@Injectable()
export class VoteCourier implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(VoteCourier.name);
  private readonly pulse: Pulse;

  constructor(
    @Inject(MikroORM) private readonly orm: MikroORM,
    private readonly count: VoteCount,
    private readonly dispatch: VoteDispatch,
    private readonly offices: OfficeDirectory,
    config: ConsultationsConfig,
  ) {
    this.pulse = new Pulse('votes', config.voteIntervalMs, () => this.passOnAll());
  }

  onApplicationBootstrap(): void {
    this.pulse.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.pulse.stop();
  }

  private async passOnAll(): Promise<void> {
    const em = this.orm.em.fork() as EntityManager;
    const waiting = await em.execute<{ id: string }[]>(
      `select distinct consultation_id as id from vote where is_new limit ${consultationsAtOnce}`,
    );
    for (const { id } of waiting) await this.passOnAllOf(em, id);
  }

  /** What goes wrong with one consultation holds up no other. */
  private async passOnAllOf(em: EntityManager, id: string): Promise<void> {
    try {
      while (await this.passOn(em.fork(), id));
    } catch (error) {
      this.logger.warn(`votes of ${id} wait: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** One replica at a time. @returns whether more may wait. */
  private passOn(em: EntityManager, id: string): Promise<boolean> {
    return em.transactional(async (trx) => {
      const consultation = await trx.findOneOrFail(Consultation, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (consultation.owner !== this.offices.self.iid) return this.dispatch.send(trx, consultation);
      await this.count.count(trx, consultation);
      return false;
    });
  }
}
