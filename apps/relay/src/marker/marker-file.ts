import { mkdir, open, readFile, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Marker } from '../link/marker.js';
import { type Mark, type Marking, type Marks, withMark } from '../protocol/marker.js';
import { type MarkerContent, parseMarker } from './marker-content.js';

export interface MarkerFileParts {
  path: string;
  /** PostgreSQL's system identifier. */
  database: () => Promise<string>;
  /** Told of a file that is there and cannot be read. */
  onUnreadable: (error: unknown) => void;
}

/** The marker as a file on another volume than the database's: replaced as a whole and flushed to the disk at every change. */
export class MarkerFile implements Marker {
  private wanted: Marks = {};
  private lasting: Marks = {};
  private writing: Promise<void> = Promise.resolve();
  private queued: Promise<void> | null = null;

  constructor(private readonly parts: MarkerFileParts) {}

  async read(): Promise<Marking> {
    const content = await this.content();
    this.wanted = this.lasting = content?.told ?? {};
    return { marks: this.lasting, knowsDatabase: content?.database === (await this.parts.database()) };
  }

  told(): Marks {
    return this.lasting;
  }

  async cover(peer: string, mark: Mark): Promise<void> {
    if (withMark(this.lasting, peer, mark) === this.lasting) return;
    this.wanted = withMark(this.wanted, peer, mark);
    await this.save();
  }

  adopt(): Promise<void> {
    return this.save();
  }

  /** Whether a change of the marker would last; leaves it as it is. @throws what keeps it from being written */
  async tryToWrite(): Promise<void> {
    const { path } = this.parts;
    await mkdir(dirname(path), { recursive: true });
    const trial = `${path}.trial`;
    await replace(trial, '');
    await unlink(trial);
  }

  /** Marks that come while a write is under way share the next one. */
  private save(): Promise<void> {
    this.queued ??= this.writing
      .catch(() => undefined)
      .then(() => {
        this.queued = null;
        this.writing = this.write();
        return this.writing;
      });
    return this.queued;
  }

  private async write(): Promise<void> {
    const { path, database } = this.parts;
    const told = this.wanted;
    const content: MarkerContent = { database: await database(), told };
    await mkdir(dirname(path), { recursive: true });
    await replace(path, JSON.stringify(content));
    this.lasting = told;
  }

  private async content(): Promise<MarkerContent | null> {
    try {
      return parseMarker(await readFile(this.parts.path, 'utf8'));
    } catch (error) {
      if (!isAbsent(error)) this.parts.onUnreadable(error);
      return null;
    }
  }
}

/** After a power cut the file holds the old text or the new one. */
async function replace(path: string, text: string): Promise<void> {
  const draft = `${path}.new`;
  await using file = await open(draft, 'w', 0o600);
  await file.writeFile(text);
  await file.sync();
  await rename(draft, path);
  await using folder = await open(dirname(path), 'r');
  await folder.sync();
}

const isAbsent = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
