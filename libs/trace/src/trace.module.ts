import { Module } from '@nestjs/common';
import { EventIntake } from './event-intake.js';
import { TraceReader } from './trace-reader.js';
import { Trace } from './trace.js';

/** The history of matters, in the database of the service that imports it. */
@Module({ providers: [Trace, EventIntake, TraceReader], exports: [Trace, EventIntake, TraceReader] })
export class TraceModule {}
