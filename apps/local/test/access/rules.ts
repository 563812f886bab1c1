import { everybody, people, type Actor } from './actors.js';
import type { Objects } from './objects.js';

export type Target = keyof Objects;

/**
 * Who gets through the door of a route, about one of the objects: served, or told with 409 that its state does not allow it now. Everybody
 * else is refused. `conflict`: in no state that is made here would anybody be served.
 */
export type Rule = [on: Target | null, may: readonly Actor[], expected?: 'conflict'];

/** By method and path below /api/v1. A route that has no rule here fails the test: whoever adds one decides whom it serves. */
export type Rules = Record<string, readonly Rule[]>;

export const office: readonly Actor[] = ['staff', 'leader'];
export const newsroom: readonly Actor[] = ['leader', 'editor', 'admin'];
export const units: readonly Actor[] = ['unit', 'otherUnit'];
export const signedIn: readonly Actor[] = people;
export const others: readonly Actor[] = people.filter((person) => person !== 'author');

/** Who may see an object; to everybody else it is as if it did not exist. */
export const seenBy: Record<Target, readonly Actor[]> = {
  receipt: everybody,
  waitingSuggestion: ['author', ...office],
  filedSuggestion: everybody,
  case: [...office, 'unit'],
  order: [...office, 'unit'],
  transfer: office,
  draftCall: office,
  openCall: everybody,
  waitingTopic: ['author', 'member', ...office],
  publishedTopic: everybody,
  draftConsultation: office,
  openConsultation: everybody,
  waitingStatement: ['author', 'staff'],
  otherWaitingStatement: ['author', 'staff'],
  publishedStatement: everybody,
  question: everybody,
  comment: everybody,
  draftArticle: newsroom,
  articleInReview: newsroom,
  publishedArticle: everybody,
  parentLink: everybody,
  carriedFile: ['admin'],
  file: ['staff'],
  draftFile: newsroom,
  publishedFile: everybody,
  feed: everybody,
};
