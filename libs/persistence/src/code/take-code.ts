import type { EntityManager } from '@mikro-orm/postgresql';

const digits = 5;
const numbered = /^(.*\D)(\d+)$/;

/**
 * Takes the next code `<prefix><seq>` in the caller's transaction; a number is given once even to two who ask at once, who wait for one another.
 * @param prefix at most 60 characters, the last of them no digit, for example `QSL-610303-2026-`.
 */
export async function takeCode(em: EntityManager, prefix: string): Promise<string> {
  const [counter] = await em.execute<{ last: number }[]>(
    `insert into code_counter (prefix, last) values (?, 1)
     on conflict (prefix) do update set last = code_counter.last + 1 returning last`,
    [prefix],
  );
  if (!counter) throw new Error('A counter that was just written returns its row');
  return `${prefix}${String(counter.last).padStart(digits, '0')}`;
}

/** Keeps a code that was given before this office was restored from a backup from being given again. */
export async function keepCode(em: EntityManager, code: string): Promise<void> {
  const [, prefix, last] = numbered.exec(code) ?? [];
  if (prefix === undefined) return;
  await em.execute(
    `insert into code_counter (prefix, last) values (?, ?)
     on conflict (prefix) do update set last = greatest(code_counter.last, excluded.last)`,
    [prefix, Number(last)],
  );
}
