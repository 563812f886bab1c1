import type { BlobParts } from '../link/blob-store.js';

/** Where this office keeps attachments; `null` where it keeps none. */
export class RelayBlobs {
  constructor(readonly parts: BlobParts | null) {}
}
