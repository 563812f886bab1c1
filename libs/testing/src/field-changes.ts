/** Stands for a field that is left out. */
export const absent = Symbol('absent');

/** Names of the fields from the whole message down to one; empty for the message itself. */
export type FieldPath = readonly string[];

function pathsIn(value: unknown, path: FieldPath = []): FieldPath[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, inner]) => pathsIn(inner, [...path, name]))];
}

function changed(value: unknown, [first, ...rest]: FieldPath, to: unknown): unknown {
  if (first === undefined) return to;
  const entries = Object.entries(value as Record<string, unknown>).flatMap(([name, inner]): [string, unknown][] => {
    const one = name === first ? changed(inner, rest, to) : inner;
    return one === absent ? [] : [[name, one]];
  });
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

/** A message again and again, each time with one of the others, or with nothing for `absent`, in the place of one field. */
export function* fieldChanges<T>(
  message: unknown,
  others: readonly T[],
): Generator<{ path: FieldPath; other: T; message: unknown }> {
  for (const path of pathsIn(message)) {
    for (const other of others) yield { path, other, message: changed(message, path, other) };
  }
}
