import type { Provider } from '@nestjs/common';
import { Registry } from 'prom-client';
import { RelayNode } from '../link/relay-node.js';
import { LinkStatus } from '../status/link-status.js';
import { RecoveryStatus } from '../status/recovery-status.js';
import { PostgresJournal } from '../store/postgres-journal.js';
import { AlarmCounts } from './alarm-counts.js';
import { LinkMetrics } from './link-metrics.js';
import { QuestionCounts } from './question-counts.js';
import { RecoveryMetrics } from './recovery-metrics.js';

export const metricsProviders: Provider[] = [
  { provide: AlarmCounts, inject: [Registry], useFactory: (registry: Registry) => new AlarmCounts(registry) },
  { provide: QuestionCounts, inject: [Registry], useFactory: (registry: Registry) => new QuestionCounts(registry) },
  {
    provide: RecoveryMetrics,
    inject: [Registry, RecoveryStatus],
    useFactory: (registry: Registry, status: RecoveryStatus) => new RecoveryMetrics(registry, () => status.view()),
  },
  {
    provide: LinkMetrics,
    inject: [Registry, LinkStatus, RelayNode, PostgresJournal],
    useFactory: (...[registry, status, node, journal]: [Registry, LinkStatus, RelayNode, PostgresJournal]) =>
      new LinkMetrics(registry, { links: () => status.links(), node, journal }),
  },
];
