import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { meetNeighbours } from '../office/neighbours.mjs';
import { openOffice } from '../office/open-office.mjs';
import { Site } from '../office/site.mjs';

/**
 * Makes the sites of three offices that find each other on one machine: `node deploy/tiers/prepare.mjs FOLDER [PLACE]`. PLACE is
 * where FOLDER lies for docker compose, where that is another name.
 */
const [folder, place = folder] = process.argv.slice(2);
const offices = JSON.parse(readFileSync(new URL('offices.json', import.meta.url), 'utf8'));
const httpPorts = { province: 8600, city: 8610, county: 8620 };
const linkPorts = { province: 8604, city: 8614 };
const linkHost = ({ iid }) => `link.${iid}.test`;

/** Front addresses and the links' ports are the only ones that this machine opens; the links reach it as an office elsewhere would. */
function settingsOf({ tier, parent }) {
  const above = offices.find(({ iid }) => iid === parent);
  return {
    COMPOSE_PROJECT_NAME: `qsl-${tier}`,
    OFFICE_FOLDER: join(place, tier, 'office'),
    HTTP_PORT: `127.0.0.1:${httpPorts[tier]}`,
    COOKIE_SECURE: 'false',
    DEMO: 'true',
    ...(above && { PARENT_LINK_NAME: linkHost(above), PARENT_LINK_ADDRESS: 'host-gateway' }),
  };
}

const sites = new Map();
for (const office of offices) {
  const site = new Site(join(folder, office.tier));
  mkdirSync(site.folder, { recursive: true });
  const port = linkPorts[office.tier];
  const link = port && `${linkHost(office)}:${port}`;
  sites.set(site, await openOffice(site, { ...office, link }, settingsOf(office)));
}
for (const site of sites.keys()) {
  await meetNeighbours(site, [...sites.values()]);
  site.handOver();
}
