import type { Tier } from '@qsl/contracts';
import { identityService } from '@qsl/identity';
import { relayService } from '@qsl/relay';
import { suggestionsService } from '@qsl/suggestions';
import { freePort, freshDatabase, type FreshDatabase } from '@qsl/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  LocalFolder,
  offices,
  RunningTree,
  type DatabaseService,
  type OfficeClients,
  type OfficePorts,
} from '../src/index.js';

const definitions = {
  identity: identityService.database,
  suggestions: suggestionsService.database,
  relay: relayService.database,
};

/** Three offices in this process, each with databases and brokers of its own. */
export interface TestTree {
  tree: RunningTree;
  clients: OfficeClients;
  databaseOf(tier: Tier, service: DatabaseService): string;
  databasesOf(tier: Tier): string[];
  close(): Promise<void>;
}

async function freePorts(): Promise<OfficePorts> {
  const [gateway, portal, desk, broker, linkBroker] = await Promise.all(Array.from({ length: 5 }, freePort));
  return { gateway, portal, desk, broker, linkBroker } as OfficePorts;
}

/** A clone of every service's migrated template for every office. */
async function makeDatabases(): Promise<Map<string, FreshDatabase>> {
  const databases = new Map<string, FreshDatabase>();
  for (const { iid } of offices) {
    for (const [service, definition] of Object.entries(definitions)) {
      if (!definition) throw new Error(`${service} has no database`);
      databases.set(`${iid} ${service}`, await freshDatabase(definition));
    }
  }
  return databases;
}

export async function startTestTree({ withPages = false } = {}): Promise<TestTree> {
  const path = mkdtempSync(join(tmpdir(), 'qsl-tree-'));
  const databases = await makeDatabases();
  const ports = new Map<string, OfficePorts>();
  for (const { iid } of offices) ports.set(iid, await freePorts());
  const urlOf = (iid: string, service: DatabaseService): string => databases.get(`${iid} ${service}`)?.url ?? '';
  const tree = await RunningTree.start({
    folder: new LocalFolder(path),
    chosen: offices,
    portsOf: ({ iid }) => ports.get(iid) as OfficePorts,
    database: async ({ iid }, service) => urlOf(iid, service),
    withPages,
    logLevel: 'error',
  });
  const iidOf = (tier: Tier): string => offices.find((office) => office.tier === tier)?.iid ?? '';
  const databaseOf = (tier: Tier, service: DatabaseService): string => urlOf(iidOf(tier), service);
  return {
    tree,
    clients: tree.clients() as OfficeClients,
    databaseOf,
    databasesOf: (tier) => (['identity', 'suggestions', 'relay'] as const).map((service) => databaseOf(tier, service)),
    close: async () => {
      await tree.close();
      await Promise.all([...databases.values()].map((database) => database.drop()));
      rmSync(path, { recursive: true, force: true });
    },
  };
}
