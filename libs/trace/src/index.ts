export { EventIntake, NotEntitled, notEntitled, NotYet, type KeptStep } from './event-intake.js';
export { kindOf, readPayload, StepData, unsupportedType } from './event-payload.js';
export { TimelineEntry } from './timeline-entry.entity.js';
export { traceEntities, traceTables } from './trace.database.js';
export { TraceModule } from './trace.module.js';
export { TraceReader } from './trace-reader.js';
export { Trace, type TraceMessage, type TraceStep } from './trace.js';
