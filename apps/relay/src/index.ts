export {
  type LinkAccount,
  type LinkBrokerSettings,
  renderLinkAccount,
  renderLinkBroker,
  renderLinkBrokerConfig,
} from './link-broker/link-broker-config.js';
export { createLinkKey, createSigningKey, type LinkKey, type SigningKey } from './link-broker/office-keys.js';
export { relayDatabase } from './relay.database.js';
export { relayService } from './relay.service.js';
