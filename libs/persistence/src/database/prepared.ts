import type { AbstractSqlConnection, EntityManager, Transaction } from '@mikro-orm/postgresql';
import { CompiledQuery, type QueryExecutorProvider } from 'kysely';

/** What a statement takes: arrays become PostgreSQL's, other objects become JSON. */
export type Parameter = string | number | boolean | null | Date | Uint8Array | readonly Parameter[] | object;

const numbered = new Map<string, string>();

/** PostgreSQL counts its places; remembered, as the texts are those of this program's source. */
function withNumbers(text: string): string {
  let known = numbered.get(text);
  if (known === undefined) {
    let places = 0;
    known = text.replaceAll('?', () => `$${++places}`);
    numbered.set(text, known);
  }
  return known;
}

/**
 * Runs a statement that is the same text each time, in the caller's transaction where there is one. Its values travel beside it, and each
 * connection parses and plans it once; `em.execute` writes them into the text, which costs more than the statement itself where it is short.
 * @param text with `?` for each value; lists as `= any(?)`, never of varying length; columns by name, as a plan outlives a migration
 * @returns the rows. @throws DriverException like the ORM's own
 */
export function prepared<Row extends object>(
  em: EntityManager,
  text: string,
  values: readonly Parameter[],
): Promise<Row[]> {
  return preparedOn<Row>(em.getConnection(), em.getTransactionContext(), { text, values });
}

/** The same below the entity manager: on a connection's transaction, or on any of its pool. */
export async function preparedOn<Row extends object>(
  connection: AbstractSqlConnection,
  transaction: Transaction | undefined,
  { text, values }: { text: string; values: readonly Parameter[] },
): Promise<Row[]> {
  try {
    const runner = (transaction ?? connection.getClient()) as QueryExecutorProvider;
    const statement = CompiledQuery.raw(withNumbers(text), [...values]) as CompiledQuery<Row>;
    const { rows } = await runner.getExecutor().executeQuery<Row>(statement);
    return rows;
  } catch (error) {
    throw connection
      .getPlatform()
      .getExceptionConverter()
      .convertException(error as Error);
  }
}
