import { Injectable } from '@nestjs/common';
import { alarm } from './alarm.js';
import type { WatchParts } from './link/link-watch.js';
import { AlarmCounts } from './metrics/alarm-counts.js';
import { RelayConfig } from './relay.config.js';
import { PostgresHealth } from './store/postgres-health.js';
import { PostgresJournal } from './store/postgres-journal.js';

/** What the links are watched with. */
@Injectable()
export class RelayWatch {
  readonly parts: WatchParts;

  constructor(
    journal: PostgresJournal,
    health: PostgresHealth,
    { relayWatchSeconds, relayCanarySeconds }: RelayConfig,
    private readonly counts: AlarmCounts,
  ) {
    this.parts = { journal, health, everyMs: relayWatchSeconds * 1_000, canaryMs: relayCanarySeconds * 1_000 };
  }

  readonly alarm = (what: string, facts: Record<string, unknown>): void => {
    this.counts.count(what, facts);
    alarm(what, facts);
  };
}
