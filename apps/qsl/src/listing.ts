import type { Message } from '@qsl/contracts';
import type { Say } from './language.js';
import { moreText } from './page-options.js';
import { table } from './table.js';

/** One column of a list: its heading, and what of an item stands in it. */
export interface Column<Item> {
  head: Message;
  cell: (item: Item, say: Say) => string;
}

/** A list as people read it, with what to say where it is empty and how it goes on. */
export function listing<Item>(
  list: { items: readonly Item[]; nextCursor?: string | null },
  { columns, none }: { columns: readonly Column<Item>[]; none: Message },
  say: Say,
): string {
  if (list.items.length === 0) return say(none);
  const head = columns.map((column) => say(column.head));
  const rows = list.items.map((item) => columns.map(({ cell }) => cell(item, say)));
  return table([head, ...rows]) + moreText(list.nextCursor ?? null, say);
}
