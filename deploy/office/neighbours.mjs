import { createLinkKey, renderLinkAccount, renderLinkBroker } from '@qsl/relay/link-broker';
import { fillSetting } from './settings.mjs';

/** Takes other offices' cards in: who they are, a child's account at the link broker, the way to the parent. */
export function meetNeighbours(site, cards) {
  const { iid, parent } = site.readJson('card.json');
  writeDirectory(site, cards);
  for (const card of cards.filter((other) => other.parent === iid)) admitChild(site, card);
  const above = cards.find((other) => other.iid === parent);
  if (above?.link) {
    site.write('relay/parent-ca.pem', above.link.ca);
    fillSetting(site.settings, 'PARENT_LINK_URL', above.link.url);
  }
}

/** All offices that this one knows, itself first, and the registrar that the root's card names. */
export function writeDirectory(site, cards) {
  const own = site.readJson('card.json');
  const { registrar = null, offices } = site.readJson('directory.json', { offices: [] });
  const named = [own, ...cards].find((card) => card.registrar)?.registrar ?? registrar;
  const known = new Map(offices.map((office) => [office.iid, office]));
  for (const card of [own, ...cards]) known.set(card.iid, entryOf(card));
  site.writeJson('directory.json', { registrar: named, offices: [...known.values()] });
}

const entryOf = ({ iid, name, tier, areaCode, parent, signingKey, sealingKey }) => ({
  iid,
  name,
  tier,
  areaCode,
  parent,
  signingKey,
  sealingKey,
});

function admitChild(site, { iid, linkKey }) {
  const seeds = site.readJson('relay/children.json', {});
  if (seeds[iid]) return;
  const { seed, publicKey } = createLinkKey();
  const parent = site.readJson('card.json').iid;
  site.writeJson('relay/children.json', { ...seeds, [iid]: seed });
  site.write(
    `link-broker/links.d/${iid}.conf`,
    renderLinkAccount(parent, { child: iid, childKey: linkKey, parentKey: publicKey }),
  );
  writeLinkBroker(site);
}

/** Configuration of the link broker in its container: one file of `links.d/` an account. */
export function writeLinkBroker(site) {
  const parent = site.readJson('card.json').iid;
  const accounts = site.has('link-broker', 'links.d') ? site.list('link-broker/links.d') : [];
  const includes = accounts.map((name) => `  include ./links.d/${name}`).join('\n');
  const tls = { certFile: '/office/link-broker/link.crt', keyFile: '/office/link-broker/link.key' };
  const config = renderLinkBroker({ parent, host: '0.0.0.0', port: 4222, tls }, includes);
  site.write('link-broker/link-broker.conf', `http: "127.0.0.1:8222"\n${config}`);
}
