import { dayOf } from '@qsl/contracts';
import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { OfficeDirectory } from '@qsl/service-kit';
import { decide } from '@qsl/state-table';
import { CallMessages } from './call-messages.js';
import { TopicCall } from './call.entity.js';
import { callSituation } from './call.policy.js';
import { callMachine } from './call.transitions.js';

const mostAtOnce = 100;

/** Closes this office's calls on the day after their last one. */
@Injectable()
export class CallCloser {
  constructor(
    private readonly messages: CallMessages,
    private readonly offices: OfficeDirectory,
  ) {}

  /** Those that somebody is changing at the moment come next time. */
  async closeOver(em: EntityManager): Promise<void> {
    const today = dayOf(new Date());
    const over = await em.find(
      TopicCall,
      { owner: this.offices.self.iid, state: 'open', closesOn: { $lt: today } },
      { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE, orderBy: { closesOn: 'asc' }, limit: mostAtOnce },
    );
    for (const call of over) {
      call.move(decide(callMachine, 'close', callSituation(call, ['calendar'], { undecided: 0, today })));
      this.messages.close(em, call);
    }
  }
}
