import type { EntityManager } from '@mikro-orm/postgresql';
import { prepared } from '../database/prepared.js';

/** Marks a message as handled within the caller's transaction. @returns false where it was handled before. */
export async function takeOnce(em: EntityManager, id: string): Promise<boolean> {
  const rows = await prepared<{ id: string }>(
    em,
    'insert into inbox_message (id) values (?) on conflict do nothing returning id',
    [id],
  );
  return rows.length === 1;
}
