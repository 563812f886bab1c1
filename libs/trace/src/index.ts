export {
  EventIntake,
  NotEntitled,
  notEntitled,
  NotYet,
  type KeptStep,
  type Readable,
  type Work,
} from './event-intake.js';
export { StepData } from './event-payload.js';
export { earlier, EventTypes, unsupportedType, type EventReading } from './event-types.js';
export { TimelineEntry } from './timeline-entry.entity.js';
export { traceEntities, traceTables } from './trace.database.js';
export { TraceModule } from './trace.module.js';
export { TraceReader } from './trace-reader.js';
export { Trace, type TraceMessage, type TraceStep } from './trace.js';
