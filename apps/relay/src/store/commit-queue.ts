import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventKey } from '../link/link-store.js';
import type { PostgresCustody } from './postgres-custody.js';

type Work<T> = (custody: PostgresCustody) => Promise<T>;

interface Job {
  /** What its transaction will look for. */
  about: readonly EventKey[];
  isAlone: boolean;
  /** Returns what is to be done once the transaction is committed. */
  work: Work<() => void>;
  reject(error: unknown): void;
}

const mostTogether = 64;
const mostWaiting = 2_000;

/** So much waits to be committed that nothing more is taken in. */
export class TooMuchWaiting extends Error {}

/**
 * One transaction after the other. What comes while one is being committed, and may share its transaction, goes into the next one
 * together: a commit costs about the same for one piece of work as for many.
 */
export class CommitQueue {
  private readonly jobs: Job[] = [];
  private isCommitting = false;

  constructor(private readonly transaction: <T>(about: readonly EventKey[], work: Work<T>) => Promise<T>) {}

  alone<T>(about: readonly EventKey[], work: Work<T>): Promise<T> {
    return this.add({ about, isAlone: true }, work);
  }

  /** Work that changes nothing but custody: where the transaction that it shared fails, it runs once more, alone. */
  together<T>(about: readonly EventKey[], work: Work<T>): Promise<T> {
    return this.add({ about, isAlone: false }, work);
  }

  private add<T>(kind: Pick<Job, 'about' | 'isAlone'>, work: Work<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.jobs.length >= mostWaiting) throw new TooMuchWaiting(`${mostWaiting} wait to be committed`);
      const answering: Job['work'] = async (custody) => {
        const value = await work(custody);
        return () => resolve(value);
      };
      this.jobs.push({ ...kind, work: answering, reject });
      if (!this.isCommitting) void this.commitAll();
    });
  }

  private async commitAll(): Promise<void> {
    this.isCommitting = true;
    while (this.jobs.length > 0) {
      await this.gathered();
      await this.commit(this.nextGroup());
    }
    this.isCommitting = false;
  }

  /** While more comes in with every turn of the event loop, it shares the next transaction. */
  private async gathered(): Promise<void> {
    for (let before = 0; this.jobs.length > before && this.jobs.length < mostTogether;) {
      before = this.jobs.length;
      await nextTurn();
    }
  }

  private nextGroup(): Job[] {
    const firstAlone = this.jobs.findIndex(({ isAlone }) => isAlone);
    const sharing = firstAlone === -1 ? this.jobs.length : firstAlone;
    return this.jobs.splice(0, Math.min(Math.max(sharing, 1), mostTogether));
  }

  private async commit(group: readonly Job[]): Promise<void> {
    try {
      const about = group.flatMap((job) => job.about);
      const answers = await this.transaction(about, async (custody) => {
        const prepared: (() => void)[] = [];
        for (const { work } of group) prepared.push(await work(custody));
        return prepared;
      });
      for (const answer of answers) answer();
    } catch (error) {
      const [first, ...others] = group;
      if (others.length === 0) first?.reject(error);
      else for (const job of group) await this.commit([job]);
    }
  }
}
