import type { OfficeDirectory } from '@qsl/service-kit';
import type { PersonView, RecoveryView, UnreadCount } from '@qsl/contracts';
import type { FastifyRequest } from 'fastify';
import type { Gateway } from '../api/gateway.js';
import { orNull } from '../api/refusal.js';
import type { PortalConfig } from '../portal.config.js';
import type { ChainLink, OfficeFacts, Site } from '../site/site.js';
import { callerOf, displayOf } from './visit.js';

interface SiteSources {
  config: PortalConfig;
  directory: OfficeDirectory;
  gateway: Gateway;
}

/** What every page knows beside its own data, for this visitor. */
export async function buildSite({ config, directory, gateway }: SiteSources, request: FastifyRequest): Promise<Site> {
  const { name, tier, areaCode } = directory.self;
  const [personName, unread, isReadOnly] = await Promise.all([
    personNameOf(gateway, request),
    unreadOf(gateway, request),
    isReadOnlyNow(gateway, request),
  ]);
  return {
    office: { name, tier, areaCode },
    chain: chainOf(directory),
    facts: factsOf(config),
    display: displayOf(request),
    isDemo: config.demo,
    path: request.method === 'GET' ? request.url : new URL(request.url, 'http://site').pathname,
    personName,
    unread,
    isReadOnly,
  };
}

/** Where nobody can say, the page says nothing: what is handed in is then refused in words of its own. */
async function isReadOnlyNow(gateway: Gateway, request: FastifyRequest): Promise<boolean> {
  const recovery = await orNull(gateway.get<RecoveryView>(callerOf(request), '/links/recovery'));
  return recovery !== null && recovery.phase !== 'none';
}

function chainOf({ self, ancestors }: OfficeDirectory): ChainLink[] {
  return [...ancestors]
    .reverse()
    .concat(self)
    .map(({ name, tier, iid }) => ({ name, tier, isSelf: iid === self.iid }));
}

function factsOf(config: PortalConfig): OfficeFacts {
  return {
    organiser: config.siteOrganiser ?? null,
    operator: config.siteOperator ?? null,
    phone: config.sitePhone ?? null,
    address: config.siteAddress ?? null,
    hours: config.siteHours ?? null,
    icpRecord: config.siteIcpRecord ?? null,
    policeRecord: config.sitePoliceRecord ?? null,
    siteCode: config.siteCode ?? null,
  };
}

/** A lost session or a silent gateway makes a visitor; the page itself says what fails. */
async function personNameOf(gateway: Gateway, request: FastifyRequest): Promise<string | null> {
  const caller = callerOf(request);
  if (!caller.session) return null;
  const person = await orNull(gateway.get<PersonView>(caller, '/me'));
  return person?.name ?? null;
}

async function unreadOf(gateway: Gateway, request: FastifyRequest): Promise<number> {
  const caller = callerOf(request);
  if (!caller.session) return 0;
  const answer = await orNull(gateway.get<UnreadCount>(caller, '/notices/unread-count'));
  return answer?.count ?? 0;
}
