import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { TraceModule } from '@qsl/trace';
import { CaseDesk } from './case/case-desk.js';
import { CaseObserver } from './case/case-observer.js';
import { CaseReader } from './case/case-reader.js';
import { CaseSummaries } from './case/case-summary.js';
import { CaseService } from './case/case.service.js';
import { Units } from './case/units.js';
import { CaseworkService } from './casework.service.js';
import { EventApplier } from './event/event-applier.js';
import { EventEffects } from './event/event-effects.js';
import { Dossiers } from './matter/dossiers.js';
import { CaseNews } from './news/case-news.js';
import { SealedNoteIntake } from './note/sealed-note-intake.js';
import { SealedNotes } from './note/sealed-notes.js';
import { OrderService } from './order/order.service.js';
import { Timeline } from './timeline/timeline.js';
import { TimelineReader } from './timeline/timeline-reader.js';
import { TransferComposer } from './transfer/compose-transfer.js';
import { TransferDesk } from './transfer/transfer-desk.js';
import { TransferList } from './transfer/transfer-list.js';
import { TransferService } from './transfer/transfer.service.js';

const services = [CaseworkService, CaseService, CaseReader, CaseSummaries, OrderService, EventApplier, SealedNotes];
const transfers = [TransferComposer, TransferDesk, TransferList, TransferService];

/** The handling lifecycle, in the database of the service that imports it. */
@Module({})
export class CaseworkModule {
  /** @param observer follows the cases of what the service itself takes in; it may depend on what is global, such as the outbox. */
  static for(observer: Type<CaseObserver>): DynamicModule {
    return {
      module: CaseworkModule,
      imports: [TraceModule],
      providers: [
        { provide: CaseObserver, useClass: observer },
        ...services,
        ...transfers,
        CaseDesk,
        CaseNews,
        Dossiers,
        EventEffects,
        SealedNoteIntake,
        Timeline,
        TimelineReader,
        Units,
      ],
      exports: [...services, ...transfers],
    };
  }
}
