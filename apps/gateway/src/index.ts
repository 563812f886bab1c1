export { GatewayConfig } from './gateway.config.js';
export { gatewayService } from './gateway.service.js';
