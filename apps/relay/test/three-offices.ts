import {
  freePort,
  startNats,
  type TestNats,
  testOffices,
  testRegistrar,
  waitUntil,
  writeDirectory,
} from '@qsl/testing';
import type { KeyObject } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Certificate,
  createAuthority,
  createLinkKey,
  issueCertificate,
  LinkAccounts,
  renderLinkBroker,
} from '../src/link-broker/index.js';
import { RelayOffice } from './relay-office.js';

/** As the container of a link broker starts it. */
const linkBrokerScript = fileURLToPath(new URL('../../../deploy/nats/link-broker.sh', import.meta.url));

/** A parent's link broker that can be killed and started again, and the seeds to it. */
export class LinkBroker {
  private running: TestNats | null = null;

  constructor(
    readonly port: number,
    private readonly configFile: string,
    readonly seeds: { child: string; parent: string },
    /** All children's own keys to it. */
    readonly siblings: { iid: string; seed: string }[],
    /** Who vouches for it; without, it speaks in plain text. */
    readonly authority: Certificate | null,
  ) {}

  /** Where the parent's relay keeps the accounts. */
  get accountsFolder(): string {
    return join(dirname(this.configFile), 'links.d');
  }

  get url(): string {
    return this.authority === null ? `nats://127.0.0.1:${this.port}` : `tls://localhost:${this.port}`;
  }

  static async create(
    directory: string,
    parent: string,
    { children, isSecured = false }: { children: string[]; isSecured?: boolean },
  ): Promise<LinkBroker> {
    const port = await freePort();
    const keys = children.map((child) => ({ child, own: createLinkKey(), theirs: createLinkKey() }));
    const accounts = keys.map(({ child, own, theirs }) => ({
      child,
      childKey: theirs.publicKey,
      parentKey: own.publicKey,
    }));
    const configFile = join(directory, parent, 'link-broker.conf');
    const linkAccounts = new LinkAccounts(join(directory, parent, 'links.d'), parent);
    for (const account of accounts) await linkAccounts.write(account);
    const authority = isSecured ? await createAuthority(parent) : null;
    const tls = authority && (await certify(authority, join(directory, parent)));
    const place = { parent, host: '127.0.0.1', port, ...(tls && { tls }) };
    writeFileSync(configFile, renderLinkBroker(place, '  include ./links.d/accounts.conf'));
    const [first] = keys;
    if (first === undefined) throw new Error('a link broker has at least one child');
    const siblings = keys.map(({ child, theirs }) => ({ iid: child, seed: theirs.seed }));
    const seeds = { child: first.theirs.seed, parent: first.own.seed };
    const broker = new LinkBroker(port, configFile, seeds, siblings, authority);
    await broker.start();
    return broker;
  }

  async start(): Promise<void> {
    const ca = this.authority?.certificatePem;
    this.running = await startNats({ port: this.port, script: linkBrokerScript, args: [this.configFile], ca });
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    await this.running?.kill();
    this.running = null;
  }
}

/** As `qsl-site` lays it down. */
async function certify(authority: Certificate, folder: string): Promise<{ certFile: string; keyFile: string }> {
  const { certificatePem, privateKeyPem } = await issueCertificate(authority, ['localhost']);
  const [certFile, keyFile] = [join(folder, 'link.crt'), join(folder, 'link.key')];
  writeFileSync(certFile, certificatePem);
  writeFileSync(keyFile, privateKeyPem, { mode: 0o600 });
  return { certFile, keyFile };
}

/** Province, city and county, linked as in production. */
export class ThreeOffices {
  private constructor(
    readonly province: RelayOffice,
    readonly city: RelayOffice,
    readonly county: RelayOffice,
    readonly brokers: { province: LinkBroker; city: LinkBroker },
  ) {}

  static async open(
    tree = testOffices,
    settings: Record<string, string> = {},
    { isSecured = false }: { isSecured?: boolean } = {},
  ): Promise<ThreeOffices> {
    const { province, city, county } = tree;
    const directory = mkdtempSync(join(tmpdir(), 'qsl-test-relay-'));
    const file = (name: string, text: string) => {
      writeFileSync(join(directory, name), text, { mode: 0o600 });
      return join(directory, name);
    };
    const provinceBroker = await LinkBroker.create(directory, province.iid, {
      children: [city.iid, 'c610400'],
      isSecured,
    });
    const cityBroker = await LinkBroker.create(directory, city.iid, { children: [county.iid], isSecured });
    const offices = writeDirectory(Object.values(tree), testRegistrar.publicKey);
    const pem = (key: KeyObject) => key.export({ format: 'pem', type: 'pkcs8' }).toString();
    const common = ({ iid, privateKey, sealingKey, sealingPrivateKey }: typeof county) => ({
      ...settings,
      OFFICE_DIRECTORY: offices,
      FILES_FOLDER: join(directory, `${iid}.files`),
      RELAY_EXCHANGE_FOLDER: join(directory, `${iid}.exchange`),
      RELAY_MARKER_FILE: join(directory, `${iid}.marker.json`),
      RELAY_SIGNING_KEY_FILE: file(`${iid}.pem`, pem(privateKey)),
      RELAY_SEALING_KEYS_FILE:
        sealingKey === undefined
          ? join(directory, `${iid}.sealing.pem`)
          : file(`${iid}.sealing.pem`, pem(sealingPrivateKey)),
    });
    const caOf = ({ authority, port }: LinkBroker, setting: string) =>
      authority === null ? {} : { [setting]: file(`${port}.ca.crt`, authority.certificatePem) };
    const upwards = (broker: LinkBroker, iid: string) => ({
      PARENT_LINK_URL: broker.url,
      ...caOf(broker, 'PARENT_LINK_CA_FILE'),
      PARENT_LINK_SEED_FILE: file(`${iid}.parent.nk`, broker.seeds.child),
    });
    const downwards = (broker: LinkBroker, iid: string, child: string) => ({
      LINK_BROKER_URL: broker.url,
      ...caOf(broker, 'LINK_BROKER_CA_FILE'),
      LINK_BROKER_ACCOUNTS_FOLDER: broker.accountsFolder,
      LINK_BROKER_SEEDS_FILE: file(`${iid}.children.json`, JSON.stringify({ [child]: broker.seeds.parent })),
    });
    const [p, c, x] = await Promise.all([
      RelayOffice.open(province, {
        ...common(province),
        ...downwards(provinceBroker, province.iid, city.iid),
        RELAY_REGISTRAR_KEY_FILE: file('registrar.pem', pem(testRegistrar.privateKey)),
      }),
      RelayOffice.open(city, {
        ...common(city),
        ...upwards(provinceBroker, city.iid),
        ...downwards(cityBroker, city.iid, county.iid),
      }),
      RelayOffice.open(county, { ...common(county), ...upwards(cityBroker, county.iid) }),
    ]);
    const three = new ThreeOffices(p, c, x, { province: provinceBroker, city: cityBroker });
    await three.connected();
    return three;
  }

  /** Resolves when both links talk in both directions. */
  async connected(): Promise<void> {
    const pairs: [RelayOffice, RelayOffice][] = [
      [this.province, this.city],
      [this.city, this.province],
      [this.city, this.county],
      [this.county, this.city],
    ];
    for (const [office, peer] of pairs) {
      await waitUntil(async () => (await office.link(peer.iid)).state === 'active', {
        deadlineMs: 90_000,
        what: `${office.iid} talks to ${peer.iid}`,
      });
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.province, this.city, this.county].map((office) => office.close()));
    await this.brokers.province.kill();
    await this.brokers.city.kill();
  }
}
