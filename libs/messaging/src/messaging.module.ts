import { Module, type DynamicModule } from '@nestjs/common';
import { Bus, connectBus } from './bus.js';
import { EventStream } from './event/event-stream.js';

/** Gives a service its `Bus` and the instance's event stream. */
@Module({})
export class MessagingModule {
  static connect(natsUrl: string, serviceName: string): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      providers: [{ provide: Bus, useFactory: () => connectBus(natsUrl, `${serviceName}-bus`) }, EventStream],
      exports: [Bus, EventStream],
    };
  }
}
