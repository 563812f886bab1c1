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
import { createLinkKey, LinkAccounts, renderLinkBroker } from '../src/link-broker/index.js';
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
  ) {}

  /** Where the parent's relay keeps the accounts. */
  get accountsFolder(): string {
    return join(dirname(this.configFile), 'links.d');
  }

  get url(): string {
    return `nats://127.0.0.1:${this.port}`;
  }

  static async create(directory: string, parent: string, children: string[]): Promise<LinkBroker> {
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
    writeFileSync(
      configFile,
      renderLinkBroker({ parent, host: '127.0.0.1', port }, '  include ./links.d/accounts.conf'),
    );
    const [first] = keys;
    if (first === undefined) throw new Error('a link broker has at least one child');
    const siblings = keys.map(({ child, theirs }) => ({ iid: child, seed: theirs.seed }));
    const broker = new LinkBroker(port, configFile, { child: first.theirs.seed, parent: first.own.seed }, siblings);
    await broker.start();
    return broker;
  }

  async start(): Promise<void> {
    this.running = await startNats({ port: this.port, script: linkBrokerScript, args: [this.configFile] });
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    await this.running?.kill();
    this.running = null;
  }
}

/** Province, city and county, linked as in production. */
export class ThreeOffices {
  private constructor(
    readonly province: RelayOffice,
    readonly city: RelayOffice,
    readonly county: RelayOffice,
    readonly brokers: { province: LinkBroker; city: LinkBroker },
  ) {}

  static async open(tree = testOffices, settings: Record<string, string> = {}): Promise<ThreeOffices> {
    const { province, city, county } = tree;
    const directory = mkdtempSync(join(tmpdir(), 'qsl-test-relay-'));
    const file = (name: string, text: string) => {
      writeFileSync(join(directory, name), text, { mode: 0o600 });
      return join(directory, name);
    };
    const provinceBroker = await LinkBroker.create(directory, province.iid, [city.iid, 'c610400']);
    const cityBroker = await LinkBroker.create(directory, city.iid, [county.iid]);
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
    const upwards = (broker: LinkBroker, iid: string) => ({
      PARENT_LINK_URL: broker.url,
      PARENT_LINK_SEED_FILE: file(`${iid}.parent.nk`, broker.seeds.child),
    });
    const downwards = (broker: LinkBroker, iid: string, child: string) => ({
      LINK_BROKER_URL: broker.url,
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
