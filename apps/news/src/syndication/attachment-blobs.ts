import type { ArticleAttachment, ArticleAttachmentView, EventBlob } from '@qsl/contracts';

const mediaType = /^[\w.+-]+\/[\w.+-]+$/;

/** Attachments as the event names them that tells of the article; each once, and in the form that the link takes. */
export function blobsOf(attachments: readonly ArticleAttachment[]): EventBlob[] {
  const blobs = attachments.map(({ id, size, name, type }) => ({
    sha256: id,
    size,
    name: name.replaceAll(/\p{C}/gu, '') || '附件',
    type: mediaType.test(type) ? type : 'application/octet-stream',
  }));
  return [...new Map(blobs.map((blob) => [blob.sha256, blob])).values()];
}

/** Those that an event brings are under way; what it only mentions stays with the source. */
export function withStates(
  attachments: readonly ArticleAttachment[],
  blobs: readonly EventBlob[] = [],
): ArticleAttachmentView[] {
  const named = new Set(blobs.map(({ sha256 }) => sha256));
  return attachments.map(({ id, name, type, size }) => ({
    id,
    name,
    type,
    size,
    ...(named.has(id) && { state: 'underway' as const }),
  }));
}
