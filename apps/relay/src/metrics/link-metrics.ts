import { linkAlarms, linkStates, type LinkView } from '@qsl/contracts';
import { Gauge, type Registry } from 'prom-client';
import type { RelayNode } from '../link/relay-node.js';
import type { PostgresJournal } from '../store/postgres-journal.js';

interface Sources {
  links: () => Promise<LinkView[]>;
  node: Pick<RelayNode, 'pulse' | 'lastCanary' | 'replaysOf'>;
  journal: Pick<PostgresJournal, 'head'>;
}

const labels = ['peer'];

/** Figures of every link, read when somebody asks for them. The neighbours are the labels: as many as the office has. */
export class LinkMetrics {
  private readonly byLink: { gauge: Gauge; read: (link: LinkView) => number | null }[];
  private readonly states: Gauge;
  private readonly alarms: Gauge;
  private readonly canary: { seconds: Gauge; at: Gauge };
  private readonly entries: Gauge;
  private measuring: Promise<void> | null = null;

  constructor(
    private readonly registry: Registry,
    private readonly sources: Sources,
  ) {
    const { node } = sources;
    const byLink: [string, string, (link: LinkView) => number | null][] = [
      [
        'qsl_link_pending_events',
        'Events committed here that the neighbour has not taken over',
        (link) => link.pending,
      ],
      ['qsl_link_oldest_pending_seconds', 'Age of the oldest of them; 0 where there is none', ageOfOldest],
      ['qsl_link_epoch', 'Epoch of the log for the neighbour', (link) => link.epoch],
      ['qsl_link_parked_matters', 'Matters parked here by an event from the neighbour’s side', (link) => link.parked],
      ['qsl_link_round_trip_seconds', 'From the last question to its answer', (link) => inSeconds(link.roundTripMs)],
      [
        'qsl_link_clock_skew_seconds',
        'Neighbour’s clock ahead of ours',
        ({ peer }) => inSeconds(node.pulse(peer).skewMs),
      ],
      ['qsl_link_replays', 'Replays that the neighbour asked for since the start', ({ peer }) => node.replaysOf(peer)],
    ];
    this.byLink = byLink.map(([name, help, read]) => ({ gauge: this.gauge(name, help, labels), read }));
    this.canary = {
      seconds: this.gauge('qsl_canary_round_trip_seconds', 'Last question to the root office and back'),
      at: this.gauge('qsl_canary_last_success_timestamp_seconds', 'When it came back'),
    };
    this.entries = this.gauge('qsl_journal_entries', 'Number of the last entry of the journal');
    this.alarms = this.gauge('qsl_link_alarm', '1 while this speaks against the neighbour', [...labels, 'alarm']);
    this.states = this.gauge('qsl_link_state', '1 for the state that the link is in', [...labels, 'state']);
  }

  private gauge(name: string, help: string, labelNames: string[] = []): Gauge {
    return new Gauge({ name, help, labelNames, registers: [this.registry], collect: () => this.measured() });
  }

  /** All are read at once, whichever is asked for first. */
  private measured(): Promise<void> {
    this.measuring ??= this.measure().finally(() => (this.measuring = null));
    return this.measuring;
  }

  private async measure(): Promise<void> {
    const { links, node, journal } = this.sources;
    const all = await links();
    this.states.reset();
    this.alarms.reset();
    for (const { gauge } of this.byLink) gauge.reset();
    for (const link of all) {
      const { peer } = link;
      for (const state of linkStates) this.states.set({ peer, state }, state === link.state ? 1 : 0);
      for (const alarm of linkAlarms) this.alarms.set({ peer, alarm }, link.alarms.includes(alarm) ? 1 : 0);
      for (const { gauge, read } of this.byLink) gauge.set({ peer }, read(link) ?? NaN);
    }
    const { last } = node.lastCanary;
    this.canary.seconds.set(last === null ? NaN : last.ms / 1_000);
    this.canary.at.set(last === null ? 0 : last.at / 1_000);
    this.entries.set((await journal.head())?.seq ?? 0);
  }
}

const inSeconds = (ms: number | null): number | null => (ms === null ? null : ms / 1_000);

const ageOfOldest = ({ oldestPendingAt }: LinkView): number =>
  oldestPendingAt === null ? 0 : Math.max(0, (Date.now() - Date.parse(oldestPendingAt)) / 1_000);
