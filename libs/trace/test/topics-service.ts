import { EntityManager } from '@mikro-orm/postgresql';
import { Controller, Module } from '@nestjs/common';
import {
  Acknowledgement,
  applyEvent,
  applyEvents,
  DomainError,
  listPendingDeliveries,
  rpc,
  submitEvent,
  type ApplyOutcome,
  type Call,
  type EventOffers,
  type OfferOutcomes,
  type PendingDeliveries,
  type ReceivedEvent,
  type SubmitEvent,
  type TimelineEntry as EntryView,
  type WaitingView,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { DatabaseModule, defineDatabase } from '@qsl/persistence';
import { DatabaseServiceConfig, defineService, ServiceConfig } from '@qsl/service-kit';
import { IsBoolean, IsString, IsUUID } from 'class-validator';
import {
  earlier,
  EventIntake,
  EventTypes,
  NotYet,
  StepData,
  Trace,
  traceEntities,
  TraceModule,
  TraceReader,
  traceTables,
} from '../src/index.js';

export class Tell {
  @IsUUID()
  rootCaseId!: string;

  @IsString()
  text!: string;

  /** Without a line in the history. */
  @IsBoolean()
  isSilent!: boolean;

  @IsBoolean()
  isRolledBack!: boolean;
}

export class MatterRef {
  @IsUUID()
  rootCaseId!: string;
}

export class HistoryView {
  entries!: EntryView[];
  waiting!: WaitingView[] | null;
}

export const tell = rpc('topics.history.tell', Tell, Acknowledgement);
export const getHistory = rpc('topics.history.get', MatterRef, HistoryView);

/** As the first version of an answer was. */
class SpokenData {
  @IsString()
  words!: string;

  @IsString()
  speaker!: string;
}

/** As the second was. */
class TextData {
  @IsString()
  text!: string;

  @IsString()
  speaker!: string;
}

const history = new EventTypes({
  'topic.published': { data: StepData },
  'topic.meddled': { data: StepData },
  'topic.answered': {
    data: StepData,
    earlier: [
      earlier(SpokenData, ({ words, speaker }): TextData => ({ text: words, speaker })),
      earlier(TextData, ({ text, speaker }) => ({ text, actor: speaker })),
    ],
  },
});

/** Events that had an effect, once for each time. */
export const taken: string[] = [];

/** A service as small as can be that keeps histories. */
@Controller()
class HistoryController {
  constructor(
    private readonly em: EntityManager,
    private readonly trace: Trace,
    private readonly intake: EventIntake,
    private readonly reader: TraceReader,
  ) {}

  @HandleRpc(tell)
  async tell(_call: Call, { rootCaseId, text, isSilent, isRolledBack }: Tell): Promise<Acknowledgement> {
    await this.em.transactional(async (em) => {
      const told = {
        matterKind: 'topic',
        rootCaseId,
        route: ['x610303', 'c610300'],
        kind: 'topic.published',
        at: new Date(),
      } as const;
      if (isSilent) this.trace.send(em, { ...told, data: { supports: 3 } });
      else this.trace.record(em, { ...told, actor: '金台区政协', text, data: { supports: 3 } });
      if (isRolledBack) throw new DomainError('conflict', 'history.refused', { zh: '不收。', en: 'Refused.' });
    });
    return { ok: true };
  }

  @HandleRpc(getHistory)
  async get(_call: Call, { rootCaseId }: MatterRef): Promise<HistoryView> {
    return {
      entries: await this.reader.entriesOf(this.em, rootCaseId),
      waiting: await this.reader.waitingOf(rootCaseId),
    };
  }

  @HandleRpc(applyEvent('topics'))
  apply(_call: Call, event: ReceivedEvent): Promise<ApplyOutcome> {
    return this.applyOne(event);
  }

  @HandleRpc(applyEvents('topics'))
  applyAll(_call: Call, { events }: EventOffers): Promise<OfferOutcomes> {
    return this.intake.applyEach(events, (event) => this.applyOne(event));
  }

  private applyOne(event: ReceivedEvent): Promise<ApplyOutcome> {
    return this.intake.applyOnce(history, event, async (em, read, kind) => {
      taken.push(event.id);
      const { actor, text } = history.read('topic.published', read.data);
      const first = (await this.reader.entriesOf(em, event.rootCaseId)).length === 0;
      const isVoid = kind === 'topic.meddled';
      await this.intake.keepEntry(em, read, { actor, text, isVoid });
      await em.flush();
      if (first && kind === 'topic.answered') throw new NotYet();
      return isVoid;
    });
  }
}

const topicsDatabase = defineDatabase({ name: 'trace', entities: traceEntities, migrations: [traceTables] });

@Module({ imports: [DatabaseModule.for(topicsDatabase), TraceModule], controllers: [HistoryController] })
class TopicsModule {}

export const topicsService = defineService({
  name: 'topics',
  module: TopicsModule,
  config: DatabaseServiceConfig,
  database: topicsDatabase,
});

/** What the relay was given. */
export const submitted: SubmitEvent[] = [];

@Controller()
class RelayController {
  @HandleRpc(submitEvent)
  async submit(_call: Call, body: SubmitEvent): Promise<Acknowledgement> {
    submitted.push(body);
    return { ok: true };
  }

  @HandleRpc(listPendingDeliveries)
  async pending(): Promise<PendingDeliveries> {
    const since = ['2026-11-25T08:02:00.000Z', '2026-11-25T08:01:00.000Z'];
    return {
      items: since.map((one, index) => ({ eventId: `${index}`, peer: 'c610300', since: one, isUnderway: false })),
    };
  }
}

@Module({ controllers: [RelayController] })
class RelayModule {}

/** Stands in for the relay. */
export const relayService = defineService({ name: 'relay', module: RelayModule, config: ServiceConfig });
