import type { OfficeView, Tier } from '@qsl/contracts';
import { OfficeClient } from '../client/office-client.js';
import type { OfficeClients } from '../demo/matter.js';
import type { OfficePlan } from './plan.js';

type Clients = [Tier, OfficeClient][];

const clientOf = ({ iid }: OfficeView, port: number): OfficeClient => new OfficeClient(iid, `http://127.0.0.1:${port}`);

/** Clients of the offices that run, by tier. */
export const officeClients = (plans: readonly OfficePlan[]): Partial<OfficeClients> =>
  Object.fromEntries(
    plans.map(({ office, settings }) => [office.tier, clientOf(office, settings.ports.gateway)]) as Clients,
  );
