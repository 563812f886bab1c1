import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { TokenCounts } from '@qsl/text';

const goodForMs = 5 * 60_000;
/** Newest suggestions that stand for all: enough to tell common from rare, and counted in well under a second. */
const sampleSize = 20_000;

/** How common each pair of characters is in this office's suggestions. */
@Injectable()
export class TokenStatistics {
  private counted: { at: number; counts: Promise<TokenCounts> } | undefined;

  constructor(private readonly em: EntityManager) {}

  /** Counted anew at most every five minutes. */
  counts(): Promise<TokenCounts> {
    if (!this.counted || Date.now() - this.counted.at > goodForMs) {
      const counts = this.count();
      this.counted = { at: Date.now(), counts };
      counts.catch(() => (this.counted = undefined));
    }
    return this.counted.counts;
  }

  private async count(): Promise<TokenCounts> {
    const em = this.em.fork();
    const [{ texts } = { texts: 0 }] = await em.execute<{ texts: number }[]>(
      `select count(*)::int as texts from (select 1 from suggestion limit ${sampleSize}) sample`,
    );
    const rows = await em.execute<{ word: string; ndoc: number }[]>(
      `select word, ndoc from ts_stat('select search_tokens from suggestion order by id desc limit ${sampleSize}')`,
    );
    return { texts, holding: new Map(rows.map(({ word, ndoc }) => [word, ndoc])) };
  }
}
