import type { BlobRef } from '../protocol/blobs.js';

/** What the databases know of attachments: which events name them, and whether their bytes are here. */
export interface BlobStore {
  /**
   * An attachment that is not here and that this neighbour may have; those tried least come first. Its author is one of `authors`, those on
   * the neighbour's side; or this office told the neighbour of it, and has lost it or waited long for it.
   */
  nextMissing(peer: string, authors: readonly string[], except: readonly string[]): Promise<BlobRef | null>;
  /** All of these, by hash and ascending; as far as `limit` reaches. */
  missing(peer: string, authors: readonly string[], limit: number): Promise<string[]>;
  /** As an event in custody names it; `null` where none does. */
  named(sha256: string): Promise<BlobRef | null>;
  /** Attachments that events in this part of the neighbour's log name, whether they are here or not; hashes, ascending, above `after`. */
  namedInLog(
    log: { peer: string; epoch: number; after: number; upTo: number },
    page: { after: string; limit: number },
  ): Promise<string[]>;
  /** Its bytes are here: got from a neighbour, or `null` where they were found. */
  markKept(sha256: string, from: string | null): Promise<void>;
  markLost(sha256: string): Promise<void>;
  /** A neighbour did not hand it out. */
  noteTry(sha256: string): Promise<void>;
  /** Whether an event in the neighbour's log names it, or this office has it from that neighbour itself. */
  isFor(peer: string, sha256: string): Promise<boolean>;
  /** Hashes, ascending, of those that count as here. */
  keptAfter(sha256: string, limit: number): Promise<string[]>;
}

/** The office's files, under the hash of their content. */
export interface BlobFiles {
  has(sha256: string): Promise<boolean>;
  /** Whether so many more bytes leave the disk enough for everything else. */
  hasRoom(size: number): Promise<boolean>;
  /** `null` where there is no such file; fewer bytes at its end. */
  read(sha256: string, offset: number, length: number): Promise<{ size: number; bytes: Buffer } | null>;
  /** Bytes that have come of one that is under way, also in an earlier life. */
  received(sha256: string): Promise<number>;
  append(sha256: string, offset: number, bytes: Buffer): Promise<void>;
  /** Keeps what has come, where it is what the event named; else throws it away and returns false. */
  finish(blob: BlobRef): Promise<boolean>;
  discard(sha256: string): Promise<void>;
}

export interface BlobParts {
  store: BlobStore;
  files: BlobFiles;
}
