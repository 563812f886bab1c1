import type { OfficeDirectory } from '@qsl/service-kit';
import type { InvitationCode } from '../protocol/invitation-code.js';
import type { RelayConfig } from '../relay.config.js';
import { ChildSeeds } from './child-seeds.js';
import type { LinkRoute } from './link-connection.js';
import { readMove } from './move-file.js';
import { readParentFile } from './parent-file.js';
import { inboxOf, linkSubjects } from './link-subjects.js';
import { read } from './read-setting.js';

/** Every configured link of this office. @throws ConfigError where a file of seeds is missing or broken. */
export function linkRoutes(config: RelayConfig, offices: OfficeDirectory): LinkRoute[] {
  return [...parentRoute(config, offices), ...childRoutes(config, offices)];
}

function parentRoute(config: RelayConfig, offices: OfficeDirectory): LinkRoute[] {
  const self = offices.self.iid;
  const way = offices.parent && wayUp(config, offices.parent.iid);
  if (offices.parent === null || way === null || config.parentLinkSeedFile === undefined) return [];
  const { toParent, toChild } = linkSubjects(self);
  const seed = read('PARENT_LINK_SEED_FILE', config.parentLinkSeedFile).trim();
  const { iid: peer } = offices.parent;
  return [{ peer, ...way, seed, inboxPrefix: inboxOf(self), askOn: toParent, answerOn: toChild }];
}

/** To a parent that this office moved below as that one's invitation said; else as the settings say, or the invitation. */
function wayUp(
  { parentLinkUrl, parentLinkCaFile, parentLinkFile }: RelayConfig,
  parent: string,
): Pick<LinkRoute, 'url' | 'tls'> | null {
  const joined = readParentFile(parentLinkFile);
  const hasMovedThere = joined !== null && joined.since !== null && joined.parent === parent;
  const moved = hasMovedThere ? joined : moveTo(parentLinkFile, parent);
  if (moved !== null) return { url: moved.url, ...tlsBy(moved.url, moved.ca) };
  if (parentLinkUrl !== undefined)
    return { url: parentLinkUrl, ...tlsOf(parentLinkUrl, 'PARENT_LINK_CA_FILE', parentLinkCaFile) };
  return joined && { url: joined.url, ...tlsBy(joined.url, joined.ca) };
}

/** The card may have come by the old parent already. */
function moveTo(parentLinkFile: string | undefined, parent: string): InvitationCode | null {
  const move = readMove(parentLinkFile)?.invitation;
  return move?.parent.iid === parent ? move : null;
}

/** TLS where the address or a PEM of an authority says so. */
export const tlsBy = (url: string, ca: string | null): Pick<LinkRoute, 'tls'> =>
  ca === null ? tlsOf(url, '') : { tls: { ca } };

function childRoutes(config: RelayConfig, offices: OfficeDirectory): LinkRoute[] {
  const { linkBrokerUrl, linkBrokerSeedsFile, linkBrokerCaFile } = config;
  if (offices.children.length === 0 || linkBrokerUrl === undefined || linkBrokerSeedsFile === undefined) return [];
  const seeds = new ChildSeeds(linkBrokerSeedsFile);
  const way = { url: linkBrokerUrl, ...tlsOf(linkBrokerUrl, 'LINK_BROKER_CA_FILE', linkBrokerCaFile) };
  return offices.children.flatMap(({ iid: peer }) => {
    const seed = seeds.of(peer);
    if (seed === undefined) return [];
    const { toParent, toChild } = linkSubjects(peer);
    return [{ peer, ...way, seed, inboxPrefix: inboxOf(offices.self.iid), askOn: toChild, answerOn: toParent }];
  });
}

/** TLS where the address or an authority's file says so; without a file the authorities that the machine knows decide. */
export function tlsOf(url: string, setting: string, caFile?: string): Pick<LinkRoute, 'tls'> {
  if (caFile !== undefined) return { tls: { ca: read(setting, caFile) } };
  return url.startsWith('tls://') ? { tls: {} } : {};
}
