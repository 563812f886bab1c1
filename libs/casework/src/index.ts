export { addWorkdays, endOfDay, isWorkday, workdaysBetween } from './calendar/work-calendar.js';
export { CaseObserver } from './case/case-observer.js';
export { CaseReader } from './case/case-reader.js';
export { CaseSummaries } from './case/case-summary.js';
export { Case } from './case/case.entity.js';
export { CaseService } from './case/case.service.js';
export { caseworkEntities, caseworkMigrations } from './casework.database.js';
export { CaseworkModule } from './casework.module.js';
export { CaseworkService, type Opening } from './casework.service.js';
export {
  clockDays,
  isRunning,
  lightOf,
  pauseClock,
  resumeClock,
  startClock,
  stopClock,
  toClockView,
  workdaysLeft,
  type Clock,
  type ClockKind,
  type Deadline,
  type PauseReason,
} from './clock/clock.js';
export { EventApplier } from './event/event-applier.js';
export { caseEvents } from './event/event-types.js';
export { SealedNotes } from './note/sealed-notes.js';
export { OrderService } from './order/order.service.js';
export { TransferComposer } from './transfer/compose-transfer.js';
export { TransferDesk } from './transfer/transfer-desk.js';
export { TransferList } from './transfer/transfer-list.js';
export { TransferService } from './transfer/transfer.service.js';
