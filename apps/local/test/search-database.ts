import pg from 'pg';

/** Runs a statement in one database. */
export async function inDatabase<T extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

const escaped = (text: string): string =>
  [...text]
    .map((letter) => (letter > '\x7f' ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}` : letter))
    .join('');

/** How a text may lie in a row: as it is, as JSON escapes it, and either of them, or base64, as the bytes of a bytea column. */
function formsOf(text: string): string[] {
  const plain = [text, escaped(text)];
  return [...plain, ...plain.map((form) => Buffer.from(form).toString('hex'))];
}

/** Tables with a row that holds the text in any column of any type. */
export async function tablesThatHold(url: string, text: string): Promise<string[]> {
  const tables = await inDatabase<{ name: string }>(
    url,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await inDatabase(
      url,
      `select 1 from ${name} as whole where exists (select from unnest($1::text[]) form where strpos(whole::text, form) > 0) limit 1`,
      [formsOf(text)],
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
}
