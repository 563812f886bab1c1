import { MikroORM } from '@mikro-orm/core';
import type { AbstractSqlConnection } from '@mikro-orm/postgresql';
import { Controller, Inject, Injectable, Optional, type Type } from '@nestjs/common';
import { checkHealth, type HealthView } from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';

/** A part of a service that can be well or not: `null` when well, else what is wrong. */
export type HealthProbe = () => Promise<string | null>;

const probeTimeoutMs = 2_000;

/** What a service says about itself; services may add parts of their own. */
@Injectable()
export class HealthCheck {
  private readonly probes = new Map<string, HealthProbe>();

  constructor(@Optional() @Inject(MikroORM) orm: MikroORM | undefined) {
    if (orm)
      this.add('database', () =>
        (orm.em.getConnection() as AbstractSqlConnection).execute('select 1').then(() => null),
      );
  }

  add(name: string, probe: HealthProbe): void {
    this.probes.set(name, probe);
  }

  async view(service: string): Promise<HealthView> {
    const parts = await Promise.all(
      [...this.probes].map(async ([name, probe]) => {
        const detail = await Promise.race([probe().catch((error: unknown) => String(error)), expire()]);
        return { name, ok: detail === null, detail };
      }),
    );
    return { service, parts };
  }
}

function expire(): Promise<string> {
  return new Promise((resolve) => setTimeout(() => resolve('no answer in time'), probeTimeoutMs).unref());
}

/** The controller that answers `<service>.health.check`. */
export function healthController(service: string): Type {
  const contract = checkHealth(service);

  @Controller()
  class HealthController {
    constructor(private readonly health: HealthCheck) {}

    @HandleRpc(contract)
    check(): Promise<HealthView> {
      return this.health.view(service);
    }
  }
  return HealthController;
}
