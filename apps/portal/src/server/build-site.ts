import type { OfficeCard, OfficeDirectory } from '@qsl/service-kit';
import type { PersonView } from '@qsl/contracts';
import type { FastifyRequest } from 'fastify';
import type { Gateway } from '../api/gateway.js';
import { ApiProblem } from '../api/problem.js';
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
  return {
    office: { name, tier, areaCode },
    chain: chainOf(directory),
    facts: factsOf(config),
    display: displayOf(request),
    isDemo: config.demo,
    path: request.method === 'GET' ? request.url : new URL(request.url, 'http://site').pathname,
    personName: await personNameOf(gateway, request),
  };
}

function chainOf(directory: OfficeDirectory): ChainLink[] {
  const chain: ChainLink[] = [];
  let office: OfficeCard | undefined = directory.self;
  while (office && chain.length < directory.all.length) {
    chain.unshift({ name: office.name, tier: office.tier, isSelf: office === directory.self });
    office = office.parent === null ? undefined : directory.find(office.parent);
  }
  return chain;
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
  try {
    return (await gateway.get<PersonView>(caller, '/me')).name;
  } catch (error) {
    if (error instanceof ApiProblem) return null;
    throw error;
  }
}
