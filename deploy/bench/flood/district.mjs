import { createSigningKey } from '@qsl/relay/link-broker';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Office } from '../../chaos/office.mjs';
import { LinkBroker } from '../../lib/link-broker.mjs';
import { freePort } from '../../lib/ports.mjs';
import { until } from '../../lib/until.mjs';

const province = { iid: 'p610000', name: '陕西省政协', tier: 'province', areaCode: '610000', parent: null };
const city = { iid: 'c610300', name: '宝鸡市政协', tier: 'city', areaCode: '610300', parent: province.iid };
const county = (areaCode, name) => ({ iid: `x${areaCode}`, name, tier: 'county', areaCode, parent: city.iid });
const honest = [county('610302', '渭滨区政协'), county('610304', '陈仓区政协')];
const rogue = county('610303', '金台区政协');

/** A city with counties below it: all real offices but one, whose credentials are for somebody who does what he likes with them. */
export class District {
  static async open() {
    const folder = mkdtempSync(join(tmpdir(), 'qsl-flood-'));
    chmodSync(folder, 0o755);
    const district = Object.assign(new District(), { folder });
    const cards = [province, city, ...honest, rogue].map((card) => ({ ...card, key: createSigningKey() }));
    district.file('directory.json', JSON.stringify({ offices: cards.map(publicCard) }));
    const children = [...honest, rogue].map(({ iid }) => iid);
    district.broker = await LinkBroker.open(folder, city.iid, children);
    const keyOf = ({ iid }) => cards.find((card) => card.iid === iid).key;
    district.city = await district.openOffice(city, keyOf(city), {
      HEALTH_PORT: String(await freePort()),
      LINK_BROKER_URL: district.brokerUrl,
      LINK_BROKER_SEEDS_FILE: district.file('children.json', JSON.stringify(district.broker.parentSeeds)),
    });
    district.counties = [];
    for (const card of honest) {
      const above = { PARENT_LINK_URL: district.brokerUrl, PARENT_LINK_SEED_FILE: district.seedFile(card) };
      district.counties.push(await district.openOffice(card, keyOf(card), above));
    }
    /** What the rogue knows. */
    const { iid } = rogue;
    const key = { pem: keyOf(rogue).privateKeyPem };
    district.rogue = { iid, parent: city.iid, url: district.brokerUrl, seed: district.seedOf(rogue), key };
    await district.talks();
    return district;
  }

  get brokerUrl() {
    return `nats://127.0.0.1:${this.broker.port}`;
  }

  seedOf({ iid }) {
    return this.broker.lines.find(({ child }) => child === iid).seeds.child;
  }

  seedFile(card) {
    return this.file(`${card.iid}.seed`, this.seedOf(card));
  }

  file(name, text) {
    writeFileSync(join(this.folder, name), text, { mode: 0o600 });
    return join(this.folder, name);
  }

  openOffice(card, key, more) {
    const own = join(this.folder, card.iid);
    mkdirSync(own);
    const env = {
      OFFICE_DIRECTORY: join(this.folder, 'directory.json'),
      FILES_FOLDER: join(own, 'files'),
      RELAY_SIGNING_KEY_FILE: this.file(`${card.iid}.pem`, key.privateKeyPem),
      ...more,
    };
    return Office.open(card, own, { env });
  }

  /** The links to the honest counties are active in both directions. */
  talks() {
    const isActive = (views, peer) => views.some((view) => view.peer === peer && view.state === 'active');
    return until(
      'the honest links are active',
      async () => {
        const [own, ...theirs] = await Promise.all(
          [this.city, ...this.counties].map((office) => office.links().catch(() => [])),
        );
        return this.counties.every(({ iid }, at) => isActive(own, iid) && isActive(theirs[at], city.iid));
      },
      180,
    );
  }

  /** Everything that the city has in custody is applied. */
  isQuiet() {
    const pending = `select 1 from event where state = 'pending' limit 1`;
    return until(
      'the city has applied everything',
      async () => (await this.city.cluster.query(pending)).length === 0,
      300,
    );
  }

  /** The city's own figures of its links. */
  async metrics() {
    return (await fetch(`http://127.0.0.1:${this.city.env.HEALTH_PORT}/metrics`)).text();
  }

  async close() {
    await Promise.all([this.city, ...this.counties].map((office) => office.close()));
    await this.broker.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function publicCard({ iid, name, tier, areaCode, parent, key: { publicKey: signingKey } }) {
  return { iid, name, tier, areaCode, parent, signingKey };
}
