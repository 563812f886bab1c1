import { fileTypeFromFile } from 'file-type';

const office = 'application/vnd.openxmlformats-officedocument';

/** Endings of the kinds of files that are taken, by media type. */
const endings: Record<string, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  [`${office}.wordprocessingml.document`]: 'docx',
  [`${office}.spreadsheetml.sheet`]: 'xlsx',
  [`${office}.presentationml.presentation`]: 'pptx',
};

export const fileTypes = Object.keys(endings);

/** What a file is by its content, whatever it is called; `null` for what is not taken. */
export async function typeOf(path: string): Promise<string | null> {
  const mime = (await fileTypeFromFile(path))?.mime;
  return mime !== undefined && mime in endings ? mime : null;
}

/** Other kinds are only handed out to be kept. */
export const servedAs = (type: string): string => (Object.hasOwn(endings, type) ? type : 'application/octet-stream');

/** Control and format characters, among them those that turn the direction of reading round, and what file systems reserve. */
const outOfPlace = /[\p{C}\p{Zl}\p{Zp}<>:"/\\|?*]/gu;
const longestName = 100;

/** A name that can be shown and kept, ending as its type does. */
export function nameOf(given: string, type: string): string {
  const clean = given
    .normalize('NFC')
    .replace(outOfPlace, '')
    .replace(/\.\w{1,8}$/, '')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const base = [...clean].slice(0, longestName).join('');
  return `${base || '附件'}.${endings[type] ?? 'bin'}`;
}
