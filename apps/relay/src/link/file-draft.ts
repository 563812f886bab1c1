import { createHash } from 'node:crypto';
import { type FileSeal, mostFileBytes } from '../protocol/qsl-file.js';

/** Room that the last line needs. */
const sealBytes = 2_048;

/** One file while it is written: what its seal is to say of the lines before it. */
export class FileDraft {
  readonly counts = { cards: 0, events: 0, blobs: 0 };
  private readonly hash = createHash('sha256');
  private bytes = 0;

  constructor(private readonly mostBytes = mostFileBytes) {}

  hasRoomFor(line: string): boolean {
    return this.bytes + Buffer.byteLength(line) + sealBytes <= this.mostBytes;
  }

  add(line: string): string {
    this.hash.update(`${line}\n`);
    this.bytes += Buffer.byteLength(line) + 1;
    return line;
  }

  seal(chain: string, more: boolean): FileSeal {
    return { sha256: this.hash.digest('hex'), ...this.counts, chain, more };
  }
}
