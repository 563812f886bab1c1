import { createLinkKey, LinkAccounts, renderLinkBroker } from '@qsl/relay/link-broker';
import { fillSetting } from './settings.mjs';

/** Takes other offices' cards in: who they are, a child's account at the link broker, the way to the parent. */
export async function meetNeighbours(site, cards) {
  const { iid, parent } = site.readJson('card.json');
  writeDirectory(site, cards);
  for (const card of cards.filter((other) => other.parent === iid)) await admitChild(site, card);
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

async function admitChild(site, { iid, linkKey }) {
  const seeds = site.readJson('relay/children.json', {});
  if (seeds[iid]) return;
  const { seed, publicKey } = createLinkKey();
  site.writeJson('relay/children.json', { ...seeds, [iid]: seed });
  await accountsOf(site).write({ child: iid, childKey: linkKey, parentKey: publicKey });
}

const accountsOf = (site) => new LinkAccounts(site.path('link-broker', 'links.d'), site.readJson('card.json').iid);

/** Configuration of the link broker in its container; the relay keeps the accounts in `links.d/`. */
export async function writeLinkBroker(site) {
  const parent = site.readJson('card.json').iid;
  const tls = { certFile: '/office/link-broker/link.crt', keyFile: '/office/link-broker/link.key' };
  const place = { parent, host: '0.0.0.0', port: 4222, tls };
  await accountsOf(site).open();
  const config = renderLinkBroker(place, '  include ./links.d/accounts.conf');
  site.write('link-broker/link-broker.conf', `http: "127.0.0.1:8222"\n${config}`);
}
