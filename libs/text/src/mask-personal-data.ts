/** Eleven digits from 13 to 19, with or without +86 or a leading 0, however they are set apart; not a part of a longer number. */
const mobile = /(?<!\d)(?:(?:\+|00)?86[\s-]{0,2}|0)?1[3-9](?:[\s\-–—.·]{0,3}\d){9}(?!\d)/g;
const identityNumber = /(?<!\d)[1-9]\d{16}[\dX](?!\d)/gi;
const fullWidth = /[０-９＋－Ｘｘ]/g;

/** Finds a name also where its characters are set apart. */
function patternOf(name: string): RegExp {
  const characters = [...name].map((character) => character.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(characters.join('\\s*'), 'g');
}

/** 王秀兰 becomes 王某某. */
function maskName(text: string, name: string): string {
  const characters = [...name.trim()];
  if (characters.length < 2) return text;
  return text.replace(patternOf(name.trim()), characters[0] + '某'.repeat(characters.length - 1));
}

/**
 * The text that may leave the office: without its author's name, without mobile and identity numbers. Full-width digits become
 * half-width ones; the text never grows longer.
 */
export function maskPersonalData(text: string, authorName: string | null): string {
  const plain = text
    .replace(fullWidth, (character) => character.normalize('NFKC'))
    .replace(identityNumber, '［身份证号］')
    .replace(mobile, '［手机号］');
  return authorName === null ? plain : maskName(plain, authorName);
}
