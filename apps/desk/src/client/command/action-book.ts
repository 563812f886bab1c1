import type { ActionSpec } from './form-spec.js';

/** Every action of one kind of object, by verb, in the order in which buttons stand. */
export type ActionBook = Readonly<Record<string, Omit<ActionSpec, 'verb'>>>;

/** Services name verbs with underscores, addresses with hyphens. */
export const verbOf = (action: string): string => action.replaceAll('_', '-');

/** The allowed ones of a book, in the book's order; a verb of a newer service, without a form here, is left out. */
export function allowedSpecs(book: ActionBook, allowed: readonly string[]): ActionSpec[] {
  const verbs = new Set(allowed.map(verbOf));
  return Object.entries(book).flatMap(([verb, spec]) => (verbs.has(verb) ? [{ verb, ...spec }] : []));
}
