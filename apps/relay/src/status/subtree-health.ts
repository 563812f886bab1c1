import { Injectable } from '@nestjs/common';
import type { OfficeHealthList, OfficeHealthView } from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import { RelayNode } from '../link/relay-node.js';
import type { OfficeHealth } from '../protocol/health.js';
import { OfficeTree } from '../protocol/office-tree.js';
import { PostgresHealth } from '../store/postgres-health.js';

/** How this office and those below it are, as people see it. */
@Injectable()
export class SubtreeHealth {
  constructor(
    private readonly store: PostgresHealth,
    private readonly node: RelayNode,
    private readonly tree: OfficeTree,
    private readonly offices: OfficeDirectory,
  ) {}

  async list(): Promise<OfficeHealthList> {
    const heard = new Map((await this.store.all()).map((report) => [report.iid, report]));
    const own = await this.node.health();
    const below = this.offices.all
      .filter(({ iid }) => ![null, this.tree.parent].includes(this.tree.sideOf(iid)))
      .map(({ iid }) => this.toView(iid, heard.get(iid)));
    return { items: [this.toView(own.iid, own), ...below] };
  }

  private toView(iid: string, report: OfficeHealth | undefined): OfficeHealthView {
    const { at, link, pending, oldest, parked, canary, alarms = [] } = report ?? unheard;
    const parent = this.offices.find(iid)?.parent ?? null;
    const name = this.offices.nameOf(iid);
    return { iid, name, parent, at, link, pending, oldestPendingAt: oldest, parked, canary, alarms };
  }
}

const unheard = { at: null, link: null, pending: 0, oldest: null, parked: 0, canary: null, alarms: [] };
