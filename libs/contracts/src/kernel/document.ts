/** A document as bytes. */
export class DocumentView {
  fileName!: string;
  contentType!: string;
  base64!: string;
}
