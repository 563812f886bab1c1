import type { RecoveryView } from '@qsl/contracts';
import { Gauge, type Registry } from 'prom-client';

/** Whether the office is read-only after a restore, read when somebody asks for it. */
export class RecoveryMetrics {
  readonly readOnly: Gauge;

  constructor(registry: Registry, view: () => Promise<RecoveryView>) {
    this.readOnly = new Gauge({
      name: 'qsl_office_read_only',
      help: '1 while what this office lost by a restore is not back and applied',
      registers: [registry],
      async collect() {
        this.set((await view()).phase === 'none' ? 0 : 1);
      },
    });
  }
}
