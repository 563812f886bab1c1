import pg from 'pg';

/** Statements that a process names at most; each is planned once a connection. */
const mostNames = 400;
const names = new Map<string, string>();

/** @returns the name under which a statement is prepared; none once there are too many, so that a connection's memory is bounded. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostNames) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

/**
 * A connection to PostgreSQL on which a statement with parameters is parsed once and run by its name from then on.
 * What the ORM makes carries its values within its text and stays as it is.
 */
export class NamingClient extends pg.Client {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the driver's method has nine signatures
  override query(config: any, values?: any, callback?: any): any {
    if (typeof config !== 'string' || !Array.isArray(values) || values.length === 0)
      return super.query(config, values, callback);
    const named = { name: nameOf(config), text: config, values };
    return super.query(named, callback);
  }
}
