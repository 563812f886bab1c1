import { Controller, Module } from '@nestjs/common';
import {
  listPendingDeliveries,
  submitEvent,
  type Acknowledgement,
  type Call,
  type MatterRef,
  type PendingDeliveries,
  type SubmitEvent,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { defineService, ServiceConfig, type ServiceDefinition } from '@qsl/service-kit';
import type { TestLinks } from './test-links.js';

/** The relay of one office, as its services see it. */
export function relayService(links: TestLinks, iid: string): ServiceDefinition<ServiceConfig> {
  @Controller()
  class RelayController {
    @HandleRpc(submitEvent)
    async submit(_call: Call, body: SubmitEvent): Promise<Acknowledgement> {
      links.submit(iid, body);
      return { ok: true };
    }

    @HandleRpc(listPendingDeliveries)
    async pending(_call: Call, { rootCaseId }: MatterRef): Promise<PendingDeliveries> {
      return links.pending(iid, rootCaseId);
    }
  }

  @Module({ controllers: [RelayController] })
  class RelayModule {}

  return defineService({ name: 'relay', module: RelayModule, config: ServiceConfig });
}
