import { readFileSync } from 'node:fs';
import { ConfigError, type OfficeDirectory } from '@qsl/service-kit';
import type { RelayConfig } from '../relay.config.js';
import type { LinkRoute } from './link-connection.js';
import { inboxOf, linkSubjects } from './link-subjects.js';

/** Every configured link of this office. @throws ConfigError where a file of seeds is missing or broken. */
export function linkRoutes(config: RelayConfig, offices: OfficeDirectory): LinkRoute[] {
  return [...parentRoute(config, offices), ...childRoutes(config, offices)];
}

function parentRoute(config: RelayConfig, offices: OfficeDirectory): LinkRoute[] {
  const { parentLinkUrl, parentLinkSeedFile, parentLinkCaFile } = config;
  const self = offices.self.iid;
  if (offices.parent === null || parentLinkUrl === undefined || parentLinkSeedFile === undefined) return [];
  const { toParent, toChild } = linkSubjects(self);
  const seed = read('PARENT_LINK_SEED_FILE', parentLinkSeedFile).trim();
  const { iid: peer } = offices.parent;
  const way = { url: parentLinkUrl, ...tlsOf(parentLinkUrl, 'PARENT_LINK_CA_FILE', parentLinkCaFile) };
  return [{ peer, ...way, seed, inboxPrefix: inboxOf(self), askOn: toParent, answerOn: toChild }];
}

function childRoutes(config: RelayConfig, offices: OfficeDirectory): LinkRoute[] {
  const { linkBrokerUrl, linkBrokerSeedsFile, linkBrokerCaFile } = config;
  if (offices.children.length === 0 || linkBrokerUrl === undefined || linkBrokerSeedsFile === undefined) return [];
  const seeds = readSeeds(linkBrokerSeedsFile);
  const way = { url: linkBrokerUrl, ...tlsOf(linkBrokerUrl, 'LINK_BROKER_CA_FILE', linkBrokerCaFile) };
  return offices.children.flatMap(({ iid: peer }) => {
    const seed = seeds.get(peer);
    if (seed === undefined) return [];
    const { toParent, toChild } = linkSubjects(peer);
    return [{ peer, ...way, seed, inboxPrefix: inboxOf(offices.self.iid), askOn: toChild, answerOn: toParent }];
  });
}

/** TLS where the address or an authority's file says so; without a file the authorities that the machine knows decide. */
function tlsOf(url: string, setting: string, caFile?: string): Pick<LinkRoute, 'tls'> {
  if (caFile !== undefined) return { tls: { ca: read(setting, caFile) } };
  return url.startsWith('tls://') ? { tls: {} } : {};
}

function readSeeds(path: string): Map<string, string> {
  const fault = new ConfigError([`LINK_BROKER_SEEDS_FILE: ${path} is not a JSON object of seeds`]);
  try {
    const content: unknown = JSON.parse(read('LINK_BROKER_SEEDS_FILE', path));
    if (typeof content !== 'object' || content === null) throw fault;
    const entries: [string, unknown][] = Object.entries(content);
    return new Map(entries.map(([iid, seed]) => [iid, String(seed)]));
  } catch (error) {
    throw error instanceof SyntaxError ? fault : error;
  }
}

/** Reads a file that a setting names. @throws ConfigError */
export function read(setting: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigError([
      `${setting}: ${path} cannot be read (${error instanceof Error ? error.message : 'unknown'})`,
    ]);
  }
}
