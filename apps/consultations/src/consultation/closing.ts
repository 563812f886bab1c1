import { dayOf } from '@qsl/contracts';
import { LockMode, MikroORM } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { OfficeDirectory } from '@qsl/service-kit';
import { decide } from '@qsl/state-table';
import { ConsultationsConfig } from '../consultations.config.js';
import { ConsultationTeller } from './consultation-teller.js';
import { Consultation } from './consultation.entity.js';
import { consultationMachine } from './consultation.machine.js';
import { situationOf } from './consultation.policy.js';
import { Pulse } from './pulse.js';

const closedAtOnce = 50;

/** Ends discussions on the day after their last one; nobody could take part any more since midnight. */
@Injectable()
export class Closing implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly pulse: Pulse;

  constructor(
    @Inject(MikroORM) private readonly orm: MikroORM,
    private readonly teller: ConsultationTeller,
    private readonly offices: OfficeDirectory,
    config: ConsultationsConfig,
  ) {
    this.pulse = new Pulse('closing', config.closingIntervalMs, () => this.closeDue());
  }

  onApplicationBootstrap(): void {
    this.pulse.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.pulse.stop();
  }

  /** What another replica is closing is left to it. */
  private async closeDue(): Promise<void> {
    const now = new Date();
    await (this.orm.em.fork() as EntityManager).transactional(async (em) => {
      const due = await em.find(
        Consultation,
        { state: 'discussing', owner: this.offices.self.iid, closesOn: { $lt: dayOf(now) } },
        { limit: closedAtOnce, orderBy: { closesOn: 'asc' }, lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
      );
      for (const consultation of due) this.close(em, consultation, now);
    });
  }

  private close(em: EntityManager, consultation: Consultation, now: Date): void {
    const circumstances = { who: ['system'] as const, now, meeting: null, isRegistered: false };
    consultation.state = decide(consultationMachine, 'close', situationOf(consultation, circumstances));
    consultation.version += 1;
    const text = '协商截止日期已过，结束协商，整理各方意见，形成协商成果。';
    this.teller.record(em, consultation, { kind: 'consultation.closed', at: now, text });
  }
}
