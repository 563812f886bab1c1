import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { signInLocked } from './session.errors.js';

const mostFailures = 5;
const lockSeconds = 15 * 60;

const hashOf = (account: string): string => createHash('sha256').update(account).digest('hex');

/** Five failures in a row lock an account for fifteen minutes; a success or fifteen quiet minutes forget them. */
@Injectable()
export class SignInLock {
  constructor(private readonly em: EntityManager) {}

  /** @throws DomainError `rateLimited` with the seconds to wait. */
  async refuseLocked(account: string): Promise<void> {
    const [lock] = await this.em.execute<{ seconds: number }[]>(
      `select ceil(extract(epoch from last_at + ? * interval '1 second' - now()))::int as seconds
         from sign_in_failures where account_hash = ? and failures >= ?`,
      [lockSeconds, hashOf(account), mostFailures],
    );
    if (lock && lock.seconds > 0) throw signInLocked(lock.seconds);
  }

  /** One statement, so that attempts made at the same time all count. */
  async countFailure(account: string): Promise<void> {
    await this.em.execute(
      `insert into sign_in_failures as known (account_hash, failures, last_at) values (?, 1, now())
         on conflict (account_hash) do update set last_at = now(),
           failures = case when known.last_at < now() - ? * interval '1 second' then 1 else known.failures + 1 end`,
      [hashOf(account), lockSeconds],
    );
  }

  /**
   * Forgets the failures of an account whose password was right, unless it was locked while the password was being checked: of many
   * attempts made at once, none after the fifth failure succeeds.
   * @throws DomainError `rateLimited`
   */
  async forgive(account: string): Promise<void> {
    await this.refuseLocked(account);
    await this.em.execute('delete from sign_in_failures where account_hash = ?', [hashOf(account)]);
  }

  /** Drops what is too old to matter. */
  async forgetOld(): Promise<void> {
    await this.em.execute(`delete from sign_in_failures where last_at < now() - ? * interval '1 second'`, [
      lockSeconds,
    ]);
  }
}
