import { articleLimits } from '@qsl/contracts';
import sanitizeHtml, { type Attributes, type IOptions, type Tag } from 'sanitize-html';
import { bodyTooLong, tooShort } from './article.errors.js';

/** HTML that is safe to show, and what it says. */
export interface CleanBody {
  body: string;
  plainText: string;
}

const blocks = ['h2', 'h3', 'p', 'ul', 'ol', 'li', 'blockquote', 'table', 'caption', 'thead', 'tbody', 'tr'];
const inCells = ['th', 'td'];
const inline = ['strong', 'em', 'a', 'br'];
const least = 10;

/** A link leads to an absolute address, or it is no link: what is relative here leads elsewhere at another office and in a feed. */
const link = (_tag: string, { href = '' }: Attributes): Tag =>
  /^(https?:\/\/|mailto:)/i.test(href.trim())
    ? { tagName: 'a', attribs: { href: href.trim(), rel: 'noopener nofollow' } }
    : { tagName: 'span', attribs: {} };

/** A heading of rows or columns. */
const heading = (_tag: string, { scope = '' }: Attributes): Tag => ({
  tagName: 'th',
  attribs: /^(row|col|rowgroup|colgroup)$/.test(scope) ? { scope } : {},
});

/** The closed list of what an article may hold; common spellings of the same are taken for it, everything else loses its markup. */
const allowed: IOptions = {
  allowedTags: [...blocks, ...inCells, ...inline],
  allowedAttributes: { a: ['href', 'rel'], th: ['scope'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'noscript',
    'title',
    'template',
    'iframe',
    'object',
    'svg',
    'math',
  ],
  nestingLimit: 20,
  transformTags: { a: link, th: heading, b: 'strong', i: 'em', h1: 'h2', h4: 'h3', h5: 'h3', h6: 'h3', div: 'p' },
};

/** Takes out of HTML what an article may not hold; again the same changes nothing. */
export function sanitiseBody(html: string): CleanBody {
  const body = sanitizeHtml(html, allowed).trim();
  return { body, plainText: plainTextOf(body) };
}

/**
 * Like `sanitiseBody`, for what an editor wrote.
 * @throws DomainError `invalid` where hardly any text is left, or too much.
 */
export function readBody(html: string): CleanBody {
  const clean = sanitiseBody(html);
  if (clean.plainText.replace(/\s/g, '').length < least) throw tooShort('body', least);
  if (clean.body.length > articleLimits.body) throw bodyTooLong();
  return clean;
}

const lineEnd = new RegExp(`</(${blocks.join('|')})>|<br />`, 'g');

/** What sanitised HTML says, each paragraph, row and item on a line, cells apart: in it, angle brackets are markup and only three entities occur. */
function plainTextOf(body: string): string {
  return body
    .replace(lineEnd, '\n')
    .replace(/<\/t[hd]>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as HTML that says the same. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** Plain text as the paragraphs of an article. */
export function paragraphsOf(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('');
}
