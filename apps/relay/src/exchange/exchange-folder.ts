import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, constants, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { mostCarriedBytes } from '@qsl/contracts';
import type { CarriedFile } from '../link/file-reader.js';
import { FileRefused } from '../link/file-refused.js';
import { mostLineBytes } from '../protocol/qsl-file.js';

/** The folder from which files are carried away and to which they are brought. */
export class ExchangeFolder {
  constructor(readonly path: string) {}

  /** `null` where there is no such file. */
  async sizeOf(name: string): Promise<number | null> {
    try {
      return (await stat(join(this.path, name))).size;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  /** False too where it is somebody else's. */
  async isReadable(name: string): Promise<boolean> {
    try {
      await access(join(this.path, name), constants.R_OK);
      return true;
    } catch {
      return false;
    }
  }

  /** The file appears under its name once all of it is on the disk, or not at all. Returns its size in bytes. */
  async write(name: string, lines: AsyncIterable<string>): Promise<number> {
    await mkdir(this.path, { recursive: true });
    const draft = join(this.path, `.${randomUUID()}.part`);
    try {
      const file = await open(draft, 'wx', 0o600);
      await pipeline(Readable.from(ended(lines)), file.createWriteStream({ flush: true }));
      const { size } = await stat(draft);
      await rename(draft, join(this.path, name));
      return size;
    } finally {
      await rm(draft, { force: true });
    }
  }

  read(name: string): CarriedFile {
    return { lines: () => linesOf(createReadStream(join(this.path, name), { end: mostCarriedBytes })) };
  }
}

async function* ended(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}

/** @throws FileRefused `too_large`; `malformed` where a line is too long, has no end or is no UTF-8 */
async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let [rest, bytes, number]: [Buffer, number, number] = [Buffer.alloc(0), 0, 0];
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > mostCarriedBytes) throw new FileRefused('too_large');
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      number += 1;
      yield decoded(rest.subarray(0, end), number);
      rest = rest.subarray(end + 1);
    }
    if (rest.length > mostLineBytes) throw new FileRefused('malformed', { line: number + 1, what: 'length' });
  }
  if (rest.length > 0) throw new FileRefused('malformed', { line: number + 1, what: 'LF' });
}

function decoded(line: Buffer, number: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(line);
  } catch {
    throw new FileRefused('malformed', { line: number, what: 'UTF-8' });
  }
}
