import { Controller } from '@nestjs/common';
import {
  type Call,
  getInstance,
  getRecovery,
  type InstanceView,
  type LinkList,
  listHealth,
  listLinks,
  listPendingDeliveries,
  MatterRef,
  Nothing,
  type OfficeHealthList,
  type PendingDeliveries,
  type RecoveryView,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { requireOffice } from '../operator/operator.policy.js';
import { LinkStatus } from './link-status.js';
import { RecoveryStatus } from './recovery-status.js';
import { SubtreeHealth } from './subtree-health.js';

@Controller()
export class LinkController {
  constructor(
    private readonly status: LinkStatus,
    private readonly subtree: SubtreeHealth,
    private readonly recoveryStatus: RecoveryStatus,
  ) {}

  @HandleRpc(listLinks)
  async list(_call: Call, _body: Nothing): Promise<LinkList> {
    return { items: await this.status.links() };
  }

  @HandleRpc(listHealth)
  async health(call: Call, _body: Nothing): Promise<OfficeHealthList> {
    requireOffice(call);
    return this.subtree.list();
  }

  @HandleRpc(getInstance)
  instance(_call: Call, _body: Nothing): Promise<InstanceView> {
    return this.status.instance();
  }

  @HandleRpc(getRecovery)
  recovery(_call: Call, _body: Nothing): Promise<RecoveryView> {
    return this.recoveryStatus.view();
  }

  @HandleRpc(listPendingDeliveries)
  async pending(_call: Call, body: MatterRef): Promise<PendingDeliveries> {
    return { items: await this.status.pending(body.rootCaseId) };
  }
}
