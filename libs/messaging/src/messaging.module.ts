import { Module, type DynamicModule } from '@nestjs/common';
import { Bus, connectBus } from './bus.js';
import { EventStream } from './event/event-stream.js';
import { Tracer, untraced } from './tracing/tracer.js';

/** Gives a service its `Bus`, the instance's event stream, and the tracer of what it does. */
@Module({})
export class MessagingModule {
  static connect(natsUrl: string, serviceName: string, tracer: Tracer = untraced): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      providers: [
        { provide: Tracer, useValue: tracer },
        { provide: Bus, useFactory: () => connectBus(natsUrl, `${serviceName}-bus`, {}, tracer) },
        EventStream,
      ],
      exports: [Tracer, Bus, EventStream],
    };
  }
}
