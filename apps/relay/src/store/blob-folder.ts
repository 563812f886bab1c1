import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { BlobFiles } from '../link/blob-store.js';
import type { BlobRef } from '../protocol/blobs.js';

/** What the office's databases and logs may need of the same disk. */
const keptFreeBytes = 1024 ** 3;

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException | null)?.code === 'ENOENT';

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function withFile<T>(path: string, flags: string, work: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, flags);
  return work(file).finally(() => file.close());
}

/** The folder that the gateway keeps uploaded files in: `ab/ab12…` is the content, `ab/ab12….json` its name and type. */
export class BlobFolder implements BlobFiles {
  constructor(private readonly folder: string) {}

  async has(sha256: string): Promise<boolean> {
    return (await sizeOf(this.pathOf(sha256))) !== null;
  }

  async hasRoom(size: number): Promise<boolean> {
    await mkdir(this.folder, { recursive: true });
    const { bavail, bsize } = await statfs(this.folder);
    return bavail * bsize > keptFreeBytes + size;
  }

  async read(sha256: string, offset: number, length: number): Promise<{ size: number; bytes: Buffer } | null> {
    try {
      return await withFile(this.pathOf(sha256), 'r', async (file) => {
        const { size } = await file.stat();
        const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - offset)));
        await file.read(bytes, 0, bytes.length, offset);
        return { size, bytes };
      });
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async received(sha256: string): Promise<number> {
    return (await sizeOf(this.incomingOf(sha256))) ?? 0;
  }

  async append(sha256: string, offset: number, bytes: Buffer): Promise<void> {
    const path = this.incomingOf(sha256);
    await mkdir(dirname(path), { recursive: true });
    await withFile(path, offset === 0 ? 'w' : 'r+', async (file) => {
      await file.write(bytes, 0, bytes.length, offset);
      await file.datasync();
    });
  }

  /** The description goes first: where the content is, it is too. */
  async finish(blob: BlobRef): Promise<boolean> {
    const [incoming, path] = [this.incomingOf(blob.sha256), this.pathOf(blob.sha256)];
    if (!(await isWhole(incoming, blob))) {
      await this.discard(blob.sha256);
      return false;
    }
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${incoming}.json`, JSON.stringify({ name: blob.name, type: blob.type }), { flush: true });
    await rename(`${incoming}.json`, `${path}.json`);
    await rename(incoming, path);
    await withFile(dirname(path), 'r', (folder) => folder.sync());
    return true;
  }

  async discard(sha256: string): Promise<void> {
    await rm(this.incomingOf(sha256), { force: true });
  }

  private pathOf(sha256: string): string {
    return join(this.folder, sha256.slice(0, 2), sha256);
  }

  private incomingOf(sha256: string): string {
    return join(this.folder, 'incoming', `${sha256}.part`);
  }
}

async function isWhole(path: string, { sha256, size }: BlobRef): Promise<boolean> {
  if ((await sizeOf(path)) !== size) return false;
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex') === sha256;
}
