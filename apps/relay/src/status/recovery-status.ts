import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { AwaitedOffice, RecoveryPhase, RecoveryView } from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import type { Recovery } from '../protocol/link-record.js';

/**
 * Own events of which none gets applied for so long build on something that is not coming by itself, and wait for an operator. They hold up
 * their own matters alone, in which the relay authors nothing.
 */
const standstillMs = 5 * 60_000;

interface Asked {
  peer: string;
  recovery: Recovery;
}

/** How far this office is with getting back what it lost. */
@Injectable()
export class RecoveryStatus {
  /** Since when so many own events wait to be applied. */
  private waiting = { count: 0, sinceMs: 0 };

  constructor(
    private readonly em: EntityManager,
    private readonly offices: OfficeDirectory,
  ) {}

  async view(): Promise<RecoveryView> {
    const [asked, unapplied] = await Promise.all([this.asked(), this.unapplied()]);
    return { phase: this.phaseOf(asked, unapplied), waitsFor: this.awaited(asked), unapplied };
  }

  private phaseOf(asked: readonly Asked[], unapplied: number): RecoveryPhase {
    const nowMs = performance.now();
    if (unapplied !== this.waiting.count || asked.length > 0) this.waiting = { count: unapplied, sinceMs: nowMs };
    if (asked.length > 0) return 'asking';
    return unapplied > 0 && nowMs - this.waiting.sinceMs < standstillMs ? 'applying' : 'none';
  }

  private awaited(asked: readonly Asked[]): AwaitedOffice[] {
    const missing = asked.filter(({ recovery }) => recovery === 'asking');
    return missing.map(({ peer }) => ({ iid: peer, name: this.offices.nameOf(peer) }));
  }

  /** Links of a recovery that has not ended; whom an operator left out is not among them. */
  private asked(): Promise<Asked[]> {
    return this.em
      .fork()
      .execute<Asked[]>(`select peer, recovery from link where recovery in ('asking', 'asked') order by peer`);
  }

  /** Those that stand behind one that waits for an operator do not count. */
  private async unapplied(): Promise<number> {
    const [row] = await this.em.fork().execute<{ count: number }[]>(
      `select count(*)::int as count from event where state = 'pending' and author = ? and not exists (
         select 1 from event stuck where stuck.root_case_id = event.root_case_id and stuck.author = event.author
           and stuck.state in ('parked', 'unsupported_type') and stuck.iseq < event.iseq)`,
      [this.offices.self.iid],
    );
    return row?.count ?? 0;
  }
}
