import { Injectable } from '@nestjs/common';
import { getRecovery, type RecoveryView } from '@qsl/contracts';
import { Bus, systemCall } from '@qsl/messaging';
import { recordsIncomplete, recordsUnchecked } from './recovery.errors.js';

/** The relay is asked again when its word is older; the same after it did not answer. Nobody waits for that while the office is open. */
const freshMs = 1_000;
const timeoutMs = 2_000;

/**
 * Closed to business while the office, restored from a backup, lacks its own later records. The relay's last word counts while it is
 * away: it changes by a restore alone, for which all services are stopped. Before its first word nobody knows.
 */
@Injectable()
export class WriteGate {
  private word: RecoveryView | null = null;
  private askedAt = -Infinity;
  private asking: Promise<void> | null = null;

  constructor(private readonly bus: Bus) {}

  /** @throws DomainError `unavailable` while it is closed. */
  async pass(): Promise<void> {
    if (performance.now() - this.askedAt >= freshMs) this.asking ??= this.ask();
    if (this.word?.phase !== 'none') await this.asking;
    if (this.word === null) throw recordsUnchecked();
    if (this.word.phase !== 'none') throw recordsIncomplete(this.word);
  }

  private async ask(): Promise<void> {
    try {
      this.word = await this.bus.call(getRecovery, {}, systemCall(), { timeoutMs, traceparent: null });
    } catch {
      // The last word stays.
    }
    this.askedAt = performance.now();
    this.asking = null;
  }
}
