import { create } from 'content-disposition';

/** What a browser may show in its window; nothing of it can run. */
const shownInPlace = /^(image\/(jpeg|png|webp)|application\/(pdf|rss\+xml|atom\+xml|feed\+json))\b/;

/** How a browser treats a file, and under which name it keeps it, by RFC 6266. */
export function contentDispositionOf(fileName: string, contentType: string): string {
  return create(fileName, { type: shownInPlace.test(contentType) ? 'inline' : 'attachment' });
}
