export { GatewayConfig } from './gateway.config.js';
export { withRules } from './openapi/validation-rules.js';
export { gatewayService } from './gateway.service.js';
