import { maxPartBytes } from '../protocol/blobs.js';
import type { BlobPiece } from '../protocol/qsl-file.js';
import type { BlobParts } from './blob-store.js';

const namedAtOnce = 200;

/** A part of our log towards a neighbour. */
export interface LogPart {
  peer: string;
  epoch: number;
  after: number;
  upTo: number;
}

export interface LoadedPiece extends BlobPiece {
  /** It ends the attachment. */
  isLast: boolean;
}

/** The attachments that files carry: those that a part of our log names, and those that the neighbour asks for and may have. */
export class BlobCargo {
  constructor(
    private readonly parts: BlobParts,
    private readonly log: LogPart,
    private readonly wants: readonly string[],
  ) {}

  /** What is not here is left out. */
  async *pieces(): AsyncGenerator<LoadedPiece, undefined> {
    const loaded = new Set<string>();
    for await (const sha256 of this.hashes()) {
      if (loaded.has(sha256)) continue;
      loaded.add(sha256);
      yield* this.piecesOf(sha256);
    }
  }

  private async *hashes(): AsyncGenerator<string> {
    const { store } = this.parts;
    for (let after = ''; ;) {
      const page = await store.namedInLog(this.log, { after, limit: namedAtOnce });
      yield* page;
      if (page.length < namedAtOnce) break;
      after = page.at(-1) ?? '';
    }
    for (const sha256 of this.wants) if (await store.isFor(this.log.peer, sha256)) yield sha256;
  }

  private async *piecesOf(sha256: string): AsyncGenerator<LoadedPiece> {
    for (let offset = 0; ;) {
      const part = await this.parts.files.read(sha256, offset, maxPartBytes);
      if (part === null || part.bytes.length === 0) return;
      const { size, bytes } = part;
      yield { sha256, offset, bytes, isLast: offset + bytes.length >= size };
      offset += bytes.length;
      if (offset >= size) return;
    }
  }
}
