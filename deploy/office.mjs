import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { meetNeighbours } from './office/neighbours.mjs';
import { openOffice } from './office/open-office.mjs';
import { Site } from './office/site.mjs';

const usage = `node deploy/office.mjs open FOLDER --iid x610303 --name 金台区政协 --tier county --parent c610300
    makes FOLDER/.env and FOLDER/office with the office's keys; --link HOST:PORT where offices below dial in; --area where the id does not say it;
        --signature sm2 where the office signs with SM2 and SM3 instead of ed25519
node deploy/office.mjs meet FOLDER CARD.json …
    takes in the cards (office/card.json) of all offices on the way up, and of those right below
`;
const text = { type: 'string' };
const { values, positionals } = parseArgs({
  options: { iid: text, name: text, tier: text, area: text, parent: text, link: text, signature: text },
  allowPositionals: true,
});
const [command, folder, ...files] = positionals;

const isOffice = ({ iid, name, tier, parent, signature = 'ed25519' }) =>
  /^[a-z]\d{6}$/.test(iid ?? '') &&
  name &&
  ['county', 'city', 'province'].includes(tier) &&
  (parent || tier === 'province') &&
  ['ed25519', 'sm2'].includes(signature);

async function open(site) {
  const { iid, name, tier, link, signature, parent = null, area = iid.slice(1) } = values;
  await openOffice(site, { iid, name, tier, areaCode: area, parent, link, signature });
  return `${site.path('card.json')} is the card for the neighbours; everything else below ${site.path()} is secret\n`;
}

async function meet(site) {
  await meetNeighbours(
    site,
    files.map((file) => JSON.parse(readFileSync(file, 'utf8'))),
  );
  return `${site.readJson('directory.json').offices.length} offices are known\n`;
}

const run = { open: isOffice(values) && open, meet: files.length > 0 && meet }[command];
if (!folder || !run) {
  process.stderr.write(usage);
  process.exit(1);
}
const site = new Site(folder);
process.stdout.write(await run(site));
site.handOver();
