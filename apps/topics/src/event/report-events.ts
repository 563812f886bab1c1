import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ReceivedEvent } from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import { NotEntitled, NotYet } from '@qsl/trace';
import { TopicCall } from '../call/call.entity.js';
import { reportIdOf } from '../report/report-id.js';
import { keepReport } from '../report/report.entity.js';
import { reportEvents } from './event-types.js';

/** Takes in the numbers that offices below tell of a call, and what this office had told before it was restored. */
@Injectable()
export class ReportEvents {
  readonly types = reportEvents;

  constructor(private readonly offices: OfficeDirectory) {}

  async apply(em: EntityManager, event: ReceivedEvent): Promise<boolean> {
    const { callId, ...counts } = reportEvents.read('call_report.counted', event.data);
    const { author: office } = event;
    const isBelow = office === this.offices.self.iid || this.offices.isDescendant(office);
    if (!isBelow || event.rootCaseId !== reportIdOf(callId, office)) throw new NotEntitled();
    if (!(await em.findOne(TopicCall, { id: callId }))) throw new NotYet();
    await keepReport(em, { callId, office, ...counts, asOf: new Date(event.time) });
    return false;
  }
}
