import { Module, type DynamicModule } from '@nestjs/common';
import { Bus, connectBus } from './bus.js';

/** Gives a service its `Bus`. */
@Module({})
export class MessagingModule {
  static connect(natsUrl: string, serviceName: string): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      providers: [{ provide: Bus, useFactory: () => connectBus(natsUrl, `${serviceName}-bus`) }],
      exports: [Bus],
    };
  }
}
