import type { OfficeView, Tier } from '@qsl/contracts';
import { freePort, freshDatabase, type FreshDatabase } from '@qsl/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  databaseServices,
  LocalFolder,
  offices,
  RunningTree,
  services,
  Stage,
  type DatabaseService,
  type OfficeClients,
  type OfficePorts,
} from '../src/index.js';

/** A second county below the same city. */
export const secondCounty: OfficeView = {
  iid: 'x610302',
  name: '渭滨区政协',
  tier: 'county',
  areaCode: '610302',
  parent: 'c610300',
};

/** Offices in this process, each with databases and brokers of its own. */
export interface TestTree {
  tree: RunningTree;
  clients: OfficeClients;
  stage: Stage;
  databaseOf(tier: Tier, service: DatabaseService): string;
  databasesOf(tier: Tier): string[];
  databasesAt(iid: string): string[];
  /** An office's internal broker, over which its services talk. */
  brokerAt(iid: string): string;
  close(): Promise<void>;
}

async function freePorts(): Promise<OfficePorts> {
  const [gateway, portal, desk, broker, linkBroker] = await Promise.all(Array.from({ length: 5 }, freePort));
  return { gateway, portal, desk, broker, linkBroker } as OfficePorts;
}

/** A clone of every service's migrated template for every office. */
async function makeDatabases(chosen: readonly OfficeView[]): Promise<Map<string, FreshDatabase>> {
  const databases = new Map<string, FreshDatabase>();
  for (const { iid } of chosen) {
    for (const service of databaseServices) {
      const { database } = services[service];
      if (!database) throw new Error(`${service} has no database`);
      databases.set(`${iid} ${service}`, await freshDatabase(database));
    }
  }
  return databases;
}

interface TestTreeOptions {
  withPages?: boolean;
  more?: readonly OfficeView[];
  /** Instance id of the one office that runs; all of them unless told. */
  only?: string;
  /** Address of a collector of traces. */
  collector?: string;
}

/** The demonstration's offices and, where asked for, more of them. */
export async function startTestTree({
  withPages = false,
  more = [],
  only,
  collector,
}: TestTreeOptions = {}): Promise<TestTree> {
  const path = mkdtempSync(join(tmpdir(), 'qsl-tree-'));
  const all = [...offices, ...more];
  const chosen = all.filter(({ iid }) => only === undefined || iid === only);
  const databases = await makeDatabases(chosen);
  const ports = new Map<string, OfficePorts>();
  for (const { iid } of all) ports.set(iid, await freePorts());
  const urlOf = (iid: string, service: DatabaseService): string => databases.get(`${iid} ${service}`)?.url ?? '';
  const tree = await RunningTree.start({
    folder: new LocalFolder(path),
    offices: all,
    chosen,
    portsOf: ({ iid }) => ports.get(iid) as OfficePorts,
    database: async ({ iid }, service) => urlOf(iid, service),
    withPages,
    logLevel: 'error',
    collector,
  });
  const iidOf = (tier: Tier): string => offices.find((office) => office.tier === tier)?.iid ?? '';
  const databaseOf = (tier: Tier, service: DatabaseService): string => urlOf(iidOf(tier), service);
  const clients = tree.clients() as OfficeClients;
  return {
    tree,
    clients,
    stage: new Stage(clients),
    databaseOf,
    databasesOf: (tier) => databaseServices.map((service) => databaseOf(tier, service)),
    databasesAt: (iid) => databaseServices.map((service) => urlOf(iid, service)),
    brokerAt: (iid) => `nats://127.0.0.1:${ports.get(iid)?.broker}`,
    close: async () => {
      await tree.close();
      await Promise.all([...databases.values()].map((database) => database.drop()));
      rmSync(path, { recursive: true, force: true });
    },
  };
}
