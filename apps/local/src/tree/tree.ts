import type { OfficeClients } from '../demo/stage.js';
import { startInstance, type RunningInstance } from '../office/instance.js';
import type { Child } from '../process/child.js';
import { Processes } from '../process/processes.js';
import { startLinkBroker, startOfficeBroker } from './brokers.js';
import type { OfficeClient } from '../client/office-client.js';
import { clientOf, officeClients } from './office-clients.js';
import { planTree, type OfficePlan, type TreeSettings } from './plan.js';

/** Offices that run in this process, over real brokers and databases. */
export class RunningTree {
  private readonly linkBrokers = new Map<string, Child>();

  private constructor(
    private readonly processes: Processes,
    private readonly plans: readonly OfficePlan[],
    private instances: RunningInstance[] = [],
  ) {}

  static async start(settings: TreeSettings): Promise<RunningTree> {
    const plans = await planTree(settings);
    const tree = new RunningTree(new Processes(settings.folder), plans);
    try {
      await Promise.all(plans.map((plan) => startOfficeBroker(plan, tree.processes)));
      await Promise.all(plans.map(({ office }) => tree.startLinkBroker(office.iid)));
      await tree.startInstances();
    } catch (error) {
      await tree.close();
      throw error;
    }
    return tree;
  }

  /** @throws what kept one of them from starting; the others are known by then, to be closed. */
  private async startInstances(): Promise<void> {
    const started = await Promise.allSettled(this.plans.map(({ settings }) => startInstance(settings)));
    this.instances = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const failure = started.find((result) => result.status === 'rejected');
    if (failure) throw failure.reason;
  }

  clients(): Partial<OfficeClients> {
    return officeClients(this.plans);
  }

  /** One office as its people reach it. */
  clientOf(iid: string): OfficeClient {
    const plan = this.plans.find(({ office }) => office.iid === iid);
    if (!plan) throw new Error(`${iid} does not run`);
    return clientOf(plan);
  }

  /** Opens the way for the offices below. */
  async startLinkBroker(iid: string): Promise<void> {
    const plan = this.plans.find(({ office }) => office.iid === iid);
    const broker = plan && (await startLinkBroker(plan, this.processes));
    if (broker) this.linkBrokers.set(iid, broker);
  }

  /** Cuts the offices below off, at once. */
  async killLinkBroker(iid: string): Promise<void> {
    const broker = this.linkBrokers.get(iid);
    broker?.process.kill('SIGKILL');
    await broker?.exited;
  }

  async close(): Promise<void> {
    await Promise.all(this.instances.map((instance) => instance.close()));
    await this.processes.stop();
  }
}
