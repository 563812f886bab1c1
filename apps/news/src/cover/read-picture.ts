import { articleLimits, type ArticleCover } from '@qsl/contracts';
import { fileTypeFromBuffer } from 'file-type';
import type { CoverFacts } from '../article/article.entity.js';
import { noSuchPicture, pictureTooLarge } from '../article/article.errors.js';

const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'];

export interface Picture {
  facts: CoverFacts;
  bytes: Buffer;
}

/**
 * Takes a picture for what its bytes are, whatever somebody calls it.
 * @throws DomainError `invalid` for what is no JPEG, PNG or WebP, or too large.
 */
export async function readPicture({ base64, alt, credit }: ArticleCover): Promise<Picture> {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length > articleLimits.coverBytes) throw pictureTooLarge();
  const type = (await fileTypeFromBuffer(bytes))?.mime ?? '';
  if (!pictureTypes.includes(type)) throw noSuchPicture();
  return { facts: { type, size: bytes.length, alt: alt.trim(), credit: credit?.trim() || null }, bytes };
}
