import { Module, type DynamicModule } from '@nestjs/common';
import { MessagingModule } from '@qsl/messaging';
import { CaseHttpController } from './case/case.http-controller.js';
import { GatewayConfig } from './gateway.config.js';
import { HealthHttpController } from './health/health.http-controller.js';
import { Readiness } from './health/readiness.js';
import { RateLimits } from './limits/rate-limit.guard.js';
import { OfficeHttpController } from './office/office.http-controller.js';
import { OrderHttpController } from './order/order.http-controller.js';
import { Callers } from './session/callers.js';
import { MeHttpController } from './session/me.http-controller.js';
import { SessionHttpController } from './session/session.http-controller.js';
import { Sessions } from './session/sessions.js';
import { SuggestionHttpController } from './suggestion/suggestion.http-controller.js';
import { TrackHttpController } from './suggestion/track.http-controller.js';
import { TimelineHttpController } from './timeline/timeline.http-controller.js';
import { TransferHttpController } from './transfer/transfer.http-controller.js';

@Module({})
export class GatewayModule {
  static with(config: GatewayConfig): DynamicModule {
    return {
      module: GatewayModule,
      imports: [MessagingModule.connect(config.natsUrl, 'gateway')],
      providers: [{ provide: GatewayConfig, useValue: config }, Sessions, Callers, RateLimits, Readiness],
      controllers: [
        SessionHttpController,
        MeHttpController,
        OfficeHttpController,
        SuggestionHttpController,
        TrackHttpController,
        CaseHttpController,
        OrderHttpController,
        TransferHttpController,
        TimelineHttpController,
        HealthHttpController,
      ],
    };
  }
}
