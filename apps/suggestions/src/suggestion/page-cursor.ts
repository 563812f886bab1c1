import { badCursor } from './suggestion.errors.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The last id of a page, in a form that nobody builds on. */
export const toCursor = (id: string): string => Buffer.from(id).toString('base64url');

/** @throws DomainError `invalid` for anything that is not a cursor of ours. */
export function fromCursor(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!uuid.test(id)) throw badCursor();
  return id;
}
