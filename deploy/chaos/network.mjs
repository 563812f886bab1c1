import { createSigningKey } from '@qsl/relay/link-broker';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LinkBroker } from '../lib/link-broker.mjs';
import { until } from '../lib/until.mjs';
import { Office } from './office.mjs';

const tree = [
  { iid: 'p610000', name: '陕西省政协', tier: 'province', areaCode: '610000', parent: null },
  { iid: 'c610300', name: '宝鸡市政协', tier: 'city', areaCode: '610300', parent: 'p610000' },
  { iid: 'x610303', name: '金台区政协', tier: 'county', areaCode: '610303', parent: 'c610300' },
];

/** A link broker with one child; what is done to its line is done to `proxy`. */
async function openLink(folder, parent, child) {
  const broker = await LinkBroker.open(folder, parent, [child]);
  const [{ seeds, proxy }] = broker.lines;
  return Object.assign(broker, { child, seeds, proxy });
}

/** Province, city and county as in production, and every line between them in our hands. */
export class Network {
  static async open() {
    const folder = mkdtempSync(join(tmpdir(), 'qsl-chaos-'));
    chmodSync(folder, 0o755);
    const network = Object.assign(new Network(), { folder });
    const keys = Object.fromEntries(tree.map(({ iid }) => [iid, createSigningKey()]));
    const offices = tree.map((card) => ({ ...card, signingKey: keys[card.iid].publicKey }));
    const file = (name, text) => {
      writeFileSync(join(folder, name), text, { mode: 0o600 });
      return join(folder, name);
    };
    const registrar = createSigningKey();
    const directory = file('directory.json', JSON.stringify({ offices, registrar: registrar.publicKey }));
    network.upper = await openLink(folder, 'p610000', 'c610300');
    network.lower = await openLink(folder, 'c610300', 'x610303');
    network.offices = await Promise.all(
      tree.map((card) => {
        const own = join(folder, card.iid);
        mkdirSync(own);
        const above = [network.upper, network.lower].find(({ child }) => child === card.iid);
        const below = [network.upper, network.lower].find(({ parent }) => parent === card.iid);
        const env = {
          OFFICE_DIRECTORY: directory,
          RELAY_SIGNING_KEY_FILE: file(`${card.iid}.pem`, keys[card.iid].privateKeyPem),
          ...(card.parent === null && { RELAY_REGISTRAR_KEY_FILE: file('registrar.pem', registrar.privateKeyPem) }),
          ...(above && {
            PARENT_LINK_URL: `nats://127.0.0.1:${above.proxy.port}`,
            PARENT_LINK_SEED_FILE: file(`${card.iid}.seed`, above.seeds.child),
          }),
          ...(below && {
            LINK_BROKER_URL: `nats://127.0.0.1:${below.port}`,
            LINK_BROKER_SEEDS_FILE: file(`${card.iid}.json`, JSON.stringify(below.parentSeeds)),
          }),
        };
        return Office.open(card, own, { env });
      }),
    );
    [network.province, network.city, network.county] = network.offices;
    await network.talks();
    return network;
  }

  /** All links are active in both directions. */
  talks(seconds = 180) {
    return until(
      'all links are active',
      async () => {
        const lists = await Promise.all(this.offices.map((office) => office.links().catch(() => [])));
        return lists.flat().length === 4 && lists.flat().every(({ state }) => state === 'active');
      },
      seconds,
    );
  }

  async close() {
    await Promise.all(this.offices.map((office) => office.close()));
    await this.upper.close();
    await this.lower.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
