/** What stands behind the question mark of an address; nobody vouches for it. */
export type AddressQuery = Readonly<Record<string, unknown>>;

/** A value of an address as text without spaces around; a missing or repeated one is empty. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** Words to look for, as long as the services take them. */
export function wordsOf(value: unknown): string {
  return textOf(value).slice(0, 50);
}

/** The value where it is one of the known ones, else empty: an old link still opens. */
export function knownOf(value: unknown, known: Readonly<Record<string, unknown>>): string {
  const text = textOf(value);
  return Object.hasOwn(known, text) ? text : '';
}

/** An id for a query, or empty. */
export function idOf(value: unknown): string {
  const text = textOf(value);
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text) ? text : '';
}

/** What the visitor has just done, as the address of the page says it once. */
export function deedOf<Deed extends string>(value: unknown, known: Readonly<Record<Deed, unknown>>): Deed | null {
  const text = textOf(value);
  return Object.hasOwn(known, text) ? (text as Deed) : null;
}
