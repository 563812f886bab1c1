import { Counter, type Registry } from 'prom-client';

/** What is counted as it happens; everything else is read when somebody asks. */
export class AlarmCounts {
  private readonly alarms: Counter<'alarm'>;
  private readonly rejected: Counter<'peer' | 'reason'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.alarms = new Counter({
      name: 'qsl_relay_alarms_total',
      help: 'Alarms by name',
      labelNames: ['alarm'],
      registers,
    });
    this.rejected = new Counter({
      name: 'qsl_link_rejected_events_total',
      help: 'Events of a neighbour that failed a check, by fault',
      labelNames: ['peer', 'reason'],
      registers,
    });
  }

  count(alarm: string, facts: Record<string, unknown>): void {
    this.alarms.inc({ alarm });
    if (alarm === 'event.rejected') this.rejected.inc({ peer: String(facts['peer']), reason: String(facts['reason']) });
  }
}
