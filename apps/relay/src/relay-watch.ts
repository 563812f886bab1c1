import { Injectable } from '@nestjs/common';
import { alarm } from './alarm.js';
import type { WatchParts } from './link/link-watch.js';
import { AlarmCounts } from './metrics/alarm-counts.js';
import { RelayConfig } from './relay.config.js';
import { PostgresAttestations } from './store/postgres-attestations.js';
import { PostgresHealth } from './store/postgres-health.js';
import { PostgresJournal } from './store/postgres-journal.js';

/** What the links are watched with. */
@Injectable()
export class RelayWatch {
  readonly parts: WatchParts;

  constructor(
    journal: PostgresJournal,
    health: PostgresHealth,
    store: PostgresAttestations,
    config: RelayConfig,
    private readonly counts: AlarmCounts,
  ) {
    const everyMs = config.relayWatchSeconds * 1_000;
    const attestations = {
      store,
      everyMs,
      withheldMs: config.relayEventsWithheldSeconds * 1_000,
      unattestedMs: config.relayEventsUnattestedSeconds * 1_000,
    };
    this.parts = { journal, health, everyMs, canaryMs: config.relayCanarySeconds * 1_000, attestations };
  }

  readonly alarm = (what: string, facts: Record<string, unknown>): void => {
    this.counts.count(what, facts);
    alarm(what, facts);
  };
}
