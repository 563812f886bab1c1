import { startBroker } from '../process/broker.js';
import type { Child } from '../process/child.js';
import type { Processes } from '../process/processes.js';
import type { OfficePlan } from './plan.js';

/** The broker that the services of one office talk over. */
export const startOfficeBroker = ({ office, settings }: OfficePlan, processes: Processes): Promise<Child> =>
  startBroker(
    {
      name: `broker-${office.iid}`,
      title: `The broker of ${office.name} (nats-server)`,
      port: settings.ports.broker,
      streams: processes.folder.streams(office.iid),
    },
    processes,
  );

/** The broker that the offices below dial into; none at an office without such. */
export async function startLinkBroker(plan: OfficePlan, processes: Processes): Promise<Child | undefined> {
  const { office, settings, linkBrokerFile } = plan;
  if (!linkBrokerFile) return undefined;
  const title = `The link broker of ${office.name} (nats-server)`;
  const port = settings.ports.linkBroker;
  return startBroker({ name: `link-broker-${office.iid}`, title, port, configuration: linkBrokerFile }, processes);
}
