/** A piece of a text, and whether it is what was looked for. */
export interface Piece {
  text: string;
  isHit: boolean;
}

/**
 * Cuts a text at the words of a query. A word that does not stand there as a whole is marked by its pairs of characters,
 * as the search finds it.
 */
export function markWords(text: string, query: string): Piece[] {
  const folded = text.toLowerCase();
  const needles = query
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((word) => (folded.includes(word) ? [word] : pairsOf(word)));
  const isHit = hitsOf(folded, needles);
  const pieces: Piece[] = [];
  [...text].forEach((character, index) => {
    const last = pieces.at(-1);
    if (last && last.isHit === isHit[index]) last.text += character;
    else pieces.push({ text: character, isHit: isHit[index] ?? false });
  });
  return pieces;
}

function pairsOf(word: string): string[] {
  const characters = [...word];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** For every character of the text, whether it belongs to one of the needles. */
function hitsOf(text: string, needles: string[]): boolean[] {
  const characters = [...text];
  const isHit = characters.map(() => false);
  for (const needle of needles.map((one) => [...one])) {
    for (let start = 0; start + needle.length <= characters.length; start += 1) {
      if (needle.every((character, offset) => characters[start + offset] === character)) {
        isHit.fill(true, start, start + needle.length);
      }
    }
  }
  return isHit;
}
