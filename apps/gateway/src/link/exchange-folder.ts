import { Injectable } from '@nestjs/common';
import { notFound } from '@qsl/contracts';
import { randomUUID } from 'node:crypto';
import type { ReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf } from '../file/digest.js';
import type { Receive } from '../file/file-store.js';
import { GatewayConfig } from '../gateway.config.js';
import { noExchangeFolder } from './carried-file.refusals.js';

/** Of the files that browsers have brought the newest stay: an answer is written by what was brought. */
const mostBrought = 20;
const broughtName = /^brought-[0-9a-f]{32}\.qsl$/;

interface Found {
  size: number;
  content: ReadStream;
}

/** The folder that the relay writes files to and takes them from; between it and a browser they pass here, a piece at a time. */
@Injectable()
export class ExchangeFolder {
  constructor(private readonly config: GatewayConfig) {}

  /**
   * Keeps what is received once all of it has come, and returns its name here; the same content has the same name.
   * @throws DomainError `conflict` where this office has no such folder
   */
  async bring(receive: Receive): Promise<string> {
    const folder = this.path();
    await mkdir(folder, { recursive: true });
    const draft = join(folder, `.${randomUUID()}.part`);
    try {
      await receive(draft);
      const name = `brought-${(await digestOf(draft)).slice(0, 32)}.qsl`;
      await rename(draft, join(folder, name));
      await this.forgetOldest(folder);
      return name;
    } finally {
      await rm(draft, { force: true });
    }
  }

  async remove(name: string): Promise<void> {
    await rm(join(this.path(), name), { force: true });
  }

  /** @param name as a contract admits it, which is never a path @throws DomainError `notFound` */
  async open(name: string): Promise<Found> {
    const file = await open(join(this.path(), name), 'r').catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? notFound('file') : error;
    });
    const { size } = await file.stat();
    return { size, content: file.createReadStream() };
  }

  private async forgetOldest(folder: string): Promise<void> {
    const names = (await readdir(folder)).filter((name) => broughtName.test(name));
    const dated = await Promise.all(
      names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
    );
    const old = dated.sort((one, other) => other.at - one.at).slice(mostBrought);
    await Promise.all(old.map(({ name }) => rm(join(folder, name), { force: true })));
  }

  private path(): string {
    if (this.config.relayExchangeFolder === undefined) throw noExchangeFolder();
    return this.config.relayExchangeFolder;
  }
}
