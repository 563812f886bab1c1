/** A file that this office keeps. */
export class FileView {
  /** SHA-256 of its content: the same content has the same id. */
  id!: string;
  /** As it was sent, without what has no place in a name; its ending says what the file is. */
  name!: string;
  /** Media type, found in the content. */
  type!: string;
  /** Bytes. */
  size!: number;
}
