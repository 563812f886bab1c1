import { Injectable } from '@nestjs/common';
import { notFound } from '@qsl/contracts';
import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { GatewayConfig } from '../gateway.config.js';
import { digestOf } from './digest.js';
import { nameOf, servedAs, typeOf } from './file-type.js';
import type { FileView } from './file.view.js';
import { noFolder, typeNotTaken } from './file.refusals.js';

/** Writes what is sent to a path where nothing is yet, and tells the name that it was sent under. */
export type Receive = (path: string) => Promise<string>;

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException | null)?.code === 'ENOENT';

/** What was renamed stays renamed when the power goes. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

/** Files under the digest of their content: the same content is kept once, and what is kept is whole. */
@Injectable()
export class FileStore {
  constructor(private readonly config: GatewayConfig) {}

  /**
   * Keeps what is received, once all of it has come and is of a kind that is taken.
   * @throws DomainError `unavailable` where this office keeps no files; `Refusal` for other kinds.
   */
  async save(receive: Receive): Promise<FileView> {
    if (this.config.filesFolder === undefined) throw noFolder();
    const incoming = join(this.config.filesFolder, 'incoming', randomUUID());
    await mkdir(dirname(incoming), { recursive: true });
    try {
      const sent = await receive(incoming);
      const type = await typeOf(incoming);
      if (type === null) throw typeNotTaken();
      const file = { name: nameOf(sent, type), type };
      const [id, { size }] = await Promise.all([digestOf(incoming), stat(incoming)]);
      await writeFile(`${incoming}.json`, JSON.stringify(file), { flag: 'wx', flush: true });
      await this.keep(incoming, this.pathOf(this.config.filesFolder, id));
      return { id, ...file, size };
    } finally {
      await Promise.all([incoming, `${incoming}.json`].map((path) => rm(path, { force: true })));
    }
  }

  async has(id: string): Promise<boolean> {
    if (this.config.filesFolder === undefined) return false;
    const path = this.pathOf(this.config.filesFolder, id);
    return stat(path).then(
      () => true,
      (error: unknown) => {
        if (isMissing(error)) return false;
        throw error;
      },
    );
  }

  /**
   * What another office's gateway called it, and took it for, is not taken at its word.
   * @throws DomainError `notFound`
   */
  async find(id: string): Promise<FileView & { path: string }> {
    if (this.config.filesFolder === undefined) throw notFound('file');
    const path = this.pathOf(this.config.filesFolder, id);
    try {
      const [{ size }, words] = await Promise.all([stat(path), readFile(`${path}.json`, 'utf8')]);
      const { name, type } = JSON.parse(words) as Pick<FileView, 'name' | 'type'>;
      return { id, name: nameOf(name, type), type: servedAs(type), size, path };
    } catch (error) {
      throw isMissing(error) ? notFound('file') : error;
    }
  }

  /** The description goes first: where the content is, it is too. */
  private async keep(incoming: string, path: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await rename(`${incoming}.json`, `${path}.json`);
    await rename(incoming, path);
    await syncFolder(dirname(path));
  }

  private pathOf(folder: string, id: string): string {
    return join(folder, id.slice(0, 2), id);
  }
}
