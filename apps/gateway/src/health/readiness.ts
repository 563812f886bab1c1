import { Injectable } from '@nestjs/common';
import { checkHealth, type HealthView } from '@qsl/contracts';
import { Bus, systemCall } from '@qsl/messaging';

type Part = HealthView['parts'][number];

const services = ['identity', 'suggestions', 'topics', 'consultations', 'news', 'notices', 'relay'];
const timeoutMs = 2_500;

/** Whether the services behind the gateway are well. */
@Injectable()
export class Readiness {
  constructor(private readonly bus: Bus) {}

  /** Every part of every service, named `identity.database`; a service that does not answer is a bad part itself. */
  async view(requestId?: string): Promise<HealthView> {
    const parts = await Promise.all(services.map((service) => this.partsOf(service, requestId)));
    return { service: 'gateway', parts: parts.flat() };
  }

  private async partsOf(service: string, requestId: string | undefined): Promise<Part[]> {
    try {
      const { parts } = await this.bus.call(checkHealth(service), {}, systemCall(requestId), { timeoutMs });
      return [
        { name: service, ok: true, detail: null },
        ...parts.map((part) => ({ ...part, name: `${service}.${part.name}` })),
      ];
    } catch (error) {
      return [{ name: service, ok: false, detail: error instanceof Error ? error.message : String(error) }];
    }
  }
}
