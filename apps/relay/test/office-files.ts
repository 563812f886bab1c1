import type { EventBlob } from '@qsl/contracts';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** An office's folder of files, as its gateway keeps them. */
export class OfficeFiles {
  constructor(private readonly folder: string) {}

  /** Keeps a file of so many random bytes, as an upload does. */
  upload(size: number, name = '现场照片.jpg'): EventBlob {
    const bytes = randomBytes(size);
    const blob = { sha256: digestOf(bytes), size, name, type: 'image/jpeg' };
    this.put(blob, bytes);
    return blob;
  }

  put({ sha256, name, type }: EventBlob, bytes: Buffer): void {
    const path = this.pathOf(sha256);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.json`, JSON.stringify({ name, type }));
    writeFileSync(path, bytes);
  }

  read(sha256: string): Buffer {
    return readFileSync(this.pathOf(sha256));
  }

  has(sha256: string): boolean {
    return existsSync(this.pathOf(sha256));
  }

  /** What the file is called and of what type, with the hash and size of what is really there. */
  describe(sha256: string): EventBlob {
    const bytes = this.read(sha256);
    const { name, type } = JSON.parse(readFileSync(`${this.pathOf(sha256)}.json`, 'utf8')) as EventBlob;
    return { sha256: digestOf(bytes), size: bytes.length, name, type };
  }

  /** Bytes of it that have come so far. */
  received(sha256: string): number {
    const path = join(this.folder, 'incoming', `${sha256}.part`);
    return existsSync(path) ? statSync(path).size : 0;
  }

  lose(sha256: string): void {
    rmSync(this.pathOf(sha256));
    rmSync(`${this.pathOf(sha256)}.json`);
  }

  private pathOf(sha256: string): string {
    return join(this.folder, sha256.slice(0, 2), sha256);
  }
}
