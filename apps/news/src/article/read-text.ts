import { readBody, type CleanBody } from './article-body.js';
import { tooShort } from './article.errors.js';

const least = 4;

interface Text {
  title: string;
  summary: string;
  body: string;
}

/**
 * Takes in what an editor wrote; the contract counts spaces and markup, this does not.
 * @throws DomainError `invalid` where title, summary or body say hardly anything, or the body is too long.
 */
export function readText({ title, summary, body }: Text): { title: string; summary: string } & CleanBody {
  for (const [field, text] of [
    ['title', title],
    ['summary', summary],
  ] as const) {
    if (text.replace(/\s/g, '').length < least) throw tooShort(field, least);
  }
  return { title, summary, ...readBody(body) };
}
