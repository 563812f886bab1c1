import {
  createAuthority,
  createLinkKey,
  createSealingKey,
  createSigningKey,
  issueCertificate,
} from '@qsl/relay/link-broker';
import { writeLinkBroker, writeDirectory } from './neighbours.mjs';
import { createSettings, fillSetting } from './settings.mjs';

/**
 * Makes what only this office has: its keys, its settings and, where offices dial in (`link`, host:port), authority and certificate of
 * its link broker. What is there stays. `signature`: ed25519 (default) or sm2.
 * @returns its card: the public part, for its neighbours
 */
export async function openOffice(site, { link, signature, ...office }, settings = {}) {
  const own = { OFFICE_IID: office.iid, COMPOSE_PROFILES: office.tier };
  createSettings(site.settings, {
    ...own,
    ...(link && { LINK_BROKER_PORT: link.split(':')[1], LINK_BROKER_PUBLIC_URL: `tls://${link}` }),
    ...settings,
  });
  const known = site.readJson('card.json');
  if (known) return known;
  const signing = createSigningKey(signature);
  const sealing = createSealingKey();
  const toParent = createLinkKey();
  site.write('relay/signing.pem', signing.privateKeyPem);
  site.write('relay/sealing.pem', sealing.privateKeyPem);
  site.write('relay/parent.seed', toParent.seed);
  site.writeJson('relay/children.json', {});
  const keys = { signingKey: signing.publicKey, sealingKey: sealing.publicKey, linkKey: toParent.publicKey };
  const card = {
    ...office,
    ...keys,
    ...(office.parent === null && { registrar: registerOffices(site) }),
    ...(link && { link: { url: `tls://${link}`, ca: await certify(site, office, link) } }),
  };
  site.writeJson('card.json', card);
  site.makeFolder('link-broker/links.d');
  if (link) await writeLinkBroker(site);
  writeDirectory(site, []);
  return card;
}

/** The office at the root signs the cards of all. @returns the public key that every office pins */
function registerOffices(site) {
  const { privateKeyPem, publicKey } = createSigningKey();
  site.write('relay/registrar.pem', privateKeyPem);
  fillSetting(site.settings, 'REGISTRAR_KEY_FILE', '/office/relay/registrar.pem');
  return publicKey;
}

/** The office's own relay knows the broker by the name of its service. */
async function certify(site, { iid, name }, link) {
  const authority = await createAuthority(`${name} ${iid}`);
  const { certificatePem, privateKeyPem } = await issueCertificate(authority, [link.split(':')[0], 'link-broker']);
  site.write('authority/link-ca.key', authority.privateKeyPem);
  site.write('relay/link-ca.pem', authority.certificatePem);
  site.write('link-broker/link.crt', certificatePem);
  site.write('link-broker/link.key', privateKeyPem);
  return authority.certificatePem;
}
