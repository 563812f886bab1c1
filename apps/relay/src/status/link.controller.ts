import { Controller } from '@nestjs/common';
import {
  type Call,
  getInstance,
  type InstanceView,
  type LinkList,
  listLinks,
  listPendingDeliveries,
  MatterRef,
  Nothing,
  type PendingDeliveries,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { LinkStatus } from './link-status.js';

@Controller()
export class LinkController {
  constructor(private readonly status: LinkStatus) {}

  @HandleRpc(listLinks)
  async list(_call: Call, _body: Nothing): Promise<LinkList> {
    return { items: await this.status.links() };
  }

  @HandleRpc(getInstance)
  instance(_call: Call, _body: Nothing): Promise<InstanceView> {
    return this.status.instance();
  }

  @HandleRpc(listPendingDeliveries)
  async pending(_call: Call, body: MatterRef): Promise<PendingDeliveries> {
    return { items: await this.status.pending(body.rootCaseId) };
  }
}
