import type { OfficeView } from '@qsl/contracts';
import { LinkAccounts, renderLinkBroker } from '@qsl/relay/link-broker';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalFolder } from '../local-folder.js';
import { childrenOf, type OfficePorts } from '../offices.js';
import { databaseServices, type DatabaseService, type InstanceSettings } from '../office/instance-settings.js';
import { keysOf, treeKeys, writeKeyFiles, type TreeKeys } from './office-keys.js';

/** One office as it is going to run. */
export interface OfficePlan {
  office: OfficeView;
  settings: InstanceSettings;
  /** Configuration of its link broker, where it has offices below it. */
  linkBrokerFile?: string;
}

export interface TreeSettings {
  folder: LocalFolder;
  /** The whole tree, as everybody knows it. */
  offices: readonly OfficeView[];
  /** Those that run. */
  chosen: readonly OfficeView[];
  portsOf(office: OfficeView): OfficePorts;
  database(office: OfficeView, service: DatabaseService): Promise<string>;
  withPages: boolean;
  logLevel: string;
  /** Address of a collector of traces, where there is one. */
  collector?: string;
}

/** Makes keys, directory and broker configurations, and settles how each office runs. */
export async function planTree(tree: TreeSettings): Promise<OfficePlan[]> {
  const keys = treeKeys(tree.folder.keys, tree.offices);
  const cards = tree.offices.map((office) => {
    const { signing, sealing } = keysOf(keys, office.iid);
    return { ...office, signingKey: signing.publicKey, sealingKey: sealing?.publicKey };
  });
  const registrar = Object.values(keys).find((own) => own.registrar)?.registrar?.publicKey;
  writeFileSync(tree.folder.directory, JSON.stringify({ registrar, offices: cards }, null, 2));
  return Promise.all(
    tree.chosen.map(async (office) => ({
      office,
      settings: await settingsOf(tree, office, keys),
      ...(hasChildren(office, tree) && { linkBrokerFile: await writeLinkBroker(tree, office, keys) }),
    })),
  );
}

const hasChildren = ({ iid }: OfficeView, { offices }: TreeSettings): boolean => childrenOf(iid, offices).length > 0;
const linkBrokerFolder = (folder: LocalFolder, { iid }: OfficeView): string => join(folder.keys, `${iid}.link-broker`);
const accountsFolder = (folder: LocalFolder, office: OfficeView): string =>
  join(linkBrokerFolder(folder, office), 'links.d');

const urlAt = (port: number): string => `nats://127.0.0.1:${port}`;

async function settingsOf(tree: TreeSettings, office: OfficeView, keys: TreeKeys): Promise<InstanceSettings> {
  const ports = tree.portsOf(office);
  const parent = tree.offices.find(({ iid }) => iid === office.parent);
  const { parentSeedFile, childSeedsFile, ...ownKeyFiles } = writeKeyFiles(
    tree.folder.keys,
    office.iid,
    keysOf(keys, office.iid),
  );
  const below = {
    url: urlAt(ports.linkBroker),
    seedsFile: childSeedsFile,
    accountsFolder: accountsFolder(tree.folder, office),
  };
  return {
    iid: office.iid,
    ports,
    directoryFile: tree.folder.directory,
    databases: await databasesOf(tree, office),
    filesFolder: tree.folder.files(office.iid),
    ...ownKeyFiles,
    markerFile: tree.folder.marker(office.iid),
    exchangeFolder: tree.folder.exchange(office.iid),
    ...(parent && { parent: { url: urlAt(tree.portsOf(parent).linkBroker), seedFile: parentSeedFile } }),
    ...(hasChildren(office, tree) && { children: below }),
    withPages: tree.withPages,
    logLevel: tree.logLevel,
    collector: tree.collector,
  };
}

async function databasesOf(tree: TreeSettings, office: OfficeView): Promise<InstanceSettings['databases']> {
  const urls = await Promise.all(
    databaseServices.map(async (service) => [service, await tree.database(office, service)] as const),
  );
  return Object.fromEntries(urls) as InstanceSettings['databases'];
}

/** Accounts of offices that joined later stay. */
async function writeLinkBroker({ folder, portsOf }: TreeSettings, office: OfficeView, keys: TreeKeys): Promise<string> {
  const accounts = new LinkAccounts(accountsFolder(folder, office), office.iid);
  await accounts.open();
  for (const [child, { publicKey: parentKey }] of Object.entries(keysOf(keys, office.iid).toChildren))
    await accounts.write({ child, childKey: keysOf(keys, child).toParent.publicKey, parentKey });
  const place = { parent: office.iid, host: '127.0.0.1', port: portsOf(office).linkBroker };
  const file = join(linkBrokerFolder(folder, office), 'link-broker.conf');
  mkdirSync(linkBrokerFolder(folder, office), { recursive: true });
  writeFileSync(file, renderLinkBroker(place, '  include ./links.d/accounts.conf'));
  return file;
}
