import type { Marks } from '../protocol/marker.js';

/** What the marker file holds, as JSON: `{"database": "7412…", "told": {"c610300": {"epoch": 1, "head": 42}}}`. */
export interface MarkerContent {
  /** PostgreSQL's system identifier of the cluster that the marks are about. */
  database: string;
  told: Marks;
}

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown, least: number): boolean => Number.isSafeInteger(value) && Number(value) >= least;
const isMark = (value: unknown): boolean => isObject(value) && isCount(value['epoch'], 1) && isCount(value['head'], 0);
const isContent = (value: unknown): value is MarkerContent =>
  isObject(value) &&
  typeof value['database'] === 'string' &&
  isObject(value['told']) &&
  Object.values(value['told']).every(isMark);

/** @throws SyntaxError where the text is not a marker. */
export function parseMarker(text: string): MarkerContent {
  const content: unknown = JSON.parse(text);
  if (!isContent(content)) throw new SyntaxError('not a marker');
  return content;
}
