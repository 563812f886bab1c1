export {
  type LinkAccount,
  type LinkBrokerSettings,
  renderLinkAccount,
  renderLinkBroker,
  renderLinkBrokerConfig,
} from './link-broker-config.js';
export { LinkAccounts } from './link-accounts.js';
export { type Certificate, createAuthority, issueCertificate } from './link-certificates.js';
export {
  createLinkKey,
  createSealingKey,
  createSigningKey,
  type LinkKey,
  type SealingKey,
  type SigningKey,
} from './office-keys.js';
