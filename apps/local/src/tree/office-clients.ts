import type { Tier } from '@qsl/contracts';
import { OfficeClient } from '../client/office-client.js';
import type { OfficeClients } from '../demo/stage.js';
import type { OfficePlan } from './plan.js';

type Clients = [Tier, OfficeClient][];

export const clientOf = ({ office, settings }: OfficePlan): OfficeClient =>
  new OfficeClient(office.iid, `http://127.0.0.1:${settings.ports.gateway}`);

/** Clients of the offices that run, by tier; of several offices of one tier, the first. */
export const officeClients = (plans: readonly OfficePlan[]): Partial<OfficeClients> =>
  Object.fromEntries([...plans].reverse().map((plan) => [plan.office.tier, clientOf(plan)]) as Clients);
