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

/** What a text surely looks like inside base64, wherever it begins. */
function base64Of(text: string): string[] {
  const bytes = Buffer.from(text);
  return [0, 1, 2].map((shift) => {
    const usable = bytes.length - shift - ((bytes.length - shift) % 3);
    return bytes.subarray(shift, shift + usable).toString('base64');
  });
}

/** How a text may lie in a row: as it is, as JSON escapes it, in base64, and each of them as the bytes of a bytea column. */
function formsOf(text: string): string[] {
  const plain = [text, escaped(text), ...base64Of(text)];
  return [...plain, ...plain.map((form) => Buffer.from(form).toString('hex'))];
}

/** Which texts lie in a row of which table, in any column of any type, as `text in table`. */
export async function tablesThatHold(url: string, texts: string[]): Promise<string[]> {
  const forms = texts.flatMap((text) => formsOf(text).map((form) => ({ text, form })));
  const tables = await inDatabase<{ name: string }>(
    url,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const search = tables.map(
    ({ name }) =>
      `select distinct form.text || ' in ${name}' as found from ${name} as whole, forms form where strpos(whole::text, form.form) > 0`,
  );
  const rows = await inDatabase<{ found: string }>(
    url,
    `with forms as (select * from jsonb_to_recordset($1) as form (text text, form text)) ${search.join(' union all ')}`,
    [JSON.stringify(forms)],
  );
  return rows.map(({ found }) => found).sort();
}
