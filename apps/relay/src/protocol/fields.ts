import { highestOrdinal } from './forms.js';

/** Reads one JSON object whose text somebody else wrote; whatever is not as it must be is a SyntaxError that names the field. */
export type Fields = Record<string, unknown>;

export function parseFields(body: string): Fields {
  return fieldsOf(JSON.parse(body), 'text');
}

export function fieldsOf(value: unknown, name: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new SyntaxError(`${name} is no object`);
  return { ...value };
}

export function textOf(fields: Fields, name: string, pattern: RegExp): string {
  const value = fields[name];
  if (typeof value !== 'string' || !pattern.test(value)) throw new SyntaxError(`field ${name}`);
  return value;
}

export function textOrNull(fields: Fields, name: string, pattern: RegExp): string | null {
  return fields[name] === undefined || fields[name] === null ? null : textOf(fields, name, pattern);
}

export function choiceOf<T extends string>(fields: Fields, name: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === fields[name]);
  if (found === undefined) throw new SyntaxError(`field ${name}`);
  return found;
}

export function positiveOf(fields: Fields, name: string): number {
  const value = fields[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1) throw new SyntaxError(`field ${name}`);
  return value;
}

/** A whole number from 0 on. */
export function countOf(fields: Fields, name: string): number {
  return fields[name] === 0 ? 0 : positiveOf(fields, name);
}

/** Number of an epoch, or of an event or card in its log: 0, and up to what every column holds. */
export function ordinalOf(fields: Fields, name: string): number {
  const value = countOf(fields, name);
  if (value > highestOrdinal) throw new SyntaxError(`field ${name}`);
  return value;
}

export function listOf<T>(fields: Fields, name: string, item: (entry: Fields) => T): T[] {
  const value = fields[name];
  if (!Array.isArray(value)) throw new SyntaxError(`field ${name}`);
  return value.map((entry: unknown) => item(fieldsOf(entry, name)));
}
