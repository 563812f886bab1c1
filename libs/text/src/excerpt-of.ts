import { normaliseText } from './search-text.js';

const longest = 80;
/** What stands before the first word that was found. */
const lead = 20;

/** Where a text's normalised form holds a word, counted in the text's own characters; 0 where it does not. */
function placeOf(characters: readonly string[], word: string): number {
  const starts: number[] = [];
  let normalised = '';
  for (const [index, character] of characters.entries()) {
    const part = /\s/.test(character) ? ' ' : normaliseText(character);
    normalised += part;
    for (let unit = 0; unit < part.length; unit++) starts.push(index);
  }
  return starts[normalised.indexOf(word)] ?? 0;
}

/** Some eighty characters of a text on one line, around the first word that was asked for; its beginning where no word stands in it. */
export function excerptOf(text: string, q: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  const places = normaliseText(q)
    .split(' ')
    .map((word) => placeOf(characters, word))
    .filter((place) => place > 0);
  const from = Math.max(0, Math.min(Math.min(...places, characters.length) - lead, characters.length - longest));
  const start = places.length === 0 ? 0 : from;
  const end = start + longest;
  return `${start > 0 ? '…' : ''}${characters.slice(start, end).join('')}${end < characters.length ? '…' : ''}`;
}
