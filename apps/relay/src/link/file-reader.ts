import { createHash } from 'node:crypto';
import { nextChain } from '../protocol/chain.js';
import type { Signed } from '../protocol/card.js';
import type { Batch, WireEvent } from '../protocol/messages.js';
import { type FileEntry, type FileManifest, type FileSeal, parseLine } from '../protocol/qsl-file.js';
import { FileRefused } from './file-refused.js';

/** Events that are taken in one transaction. */
const pageEvents = 100;

/** A file as often as it is read; lines without their ends. */
export interface CarriedFile {
  lines(): AsyncIterable<string>;
}

/** Cards are looked at together, before anything else of a file. */
const mostCardBytes = 16 * 1024 ** 2;

/** What a file says, and that it is whole; who sealed it is not looked at yet. */
export interface FileContent {
  manifest: FileManifest;
  seal: FileSeal;
  signed: Signed;
  cards: Signed[];
  /** Chain values at the ends of the pages: the file may be another one when it is read again. */
  chains: string[];
}

/** Reads a file to its end and keeps none of its events. @throws FileRefused `malformed`, `altered` or `too_large` */
export async function readFile(file: CarriedFile): Promise<FileContent> {
  const hash = createHash('sha256');
  const cards: Signed[] = [];
  const chains: string[] = [];
  let manifest: FileManifest | null = null;
  let end: { seal: FileSeal; signed: Signed } | null = null;
  let [events, chain, cardBytes] = [0, '', 0];
  for await (const { entry, line } of entriesOf(file)) {
    if (entry.kind === 'seal') {
      end = entry;
      continue;
    }
    hash.update(`${line}\n`);
    if (entry.kind === 'manifest') {
      manifest = entry.manifest;
      chain = manifest.log.chain;
    } else if (entry.kind === 'card') {
      cards.push(entry.card);
      cardBytes += line.length;
      if (cardBytes > mostCardBytes) throw new FileRefused('too_large');
    } else {
      chain = nextChain(chain, entry.event);
      events += 1;
      if (events % pageEvents === 0) chains.push(chain);
    }
  }
  if (manifest === null || end === null) throw new FileRefused('malformed', { line: 0 });
  const { seal, signed } = end;
  const isWhole = seal.sha256 === hash.digest('hex') && seal.cards === cards.length && seal.events === events;
  if (!isWhole || seal.chain !== chain) throw new FileRefused('altered');
  return { manifest, seal, signed, cards, chains: events % pageEvents === 0 ? chains : [...chains, chain] };
}

/** The events of a file that was read before, page by page. */
export async function* pagesOf(file: CarriedFile, { manifest, chains }: FileContent): AsyncGenerator<Batch> {
  const { epoch, after } = manifest.log;
  let [page, pages]: [WireEvent[], number] = [[], 0];
  const take = (): Batch => {
    const [begun, chain, events] = [pages * pageEvents, chains[pages] ?? '', page];
    pages += 1;
    page = [];
    return { kind: 'batch', epoch, after: after + begun, events, chain };
  };
  for await (const { entry } of entriesOf(file)) {
    if (entry.kind === 'event') page.push(entry.event);
    if (page.length === pageEvents) yield take();
  }
  if (page.length > 0) yield take();
}

/** First the manifest, then cards, then events, then the seal, and nothing behind it. */
const order: readonly FileEntry['kind'][] = ['manifest', 'card', 'event', 'seal'];

async function* entriesOf(file: CarriedFile): AsyncGenerator<{ entry: FileEntry; line: string }> {
  let [number, stage] = [0, -1];
  for await (const line of file.lines()) {
    number += 1;
    const entry = parsed(line, number);
    const now = order.indexOf(entry.kind);
    const isRepeatable = entry.kind === 'card' || entry.kind === 'event';
    const fits = stage === -1 ? now === 0 : now > stage || (now === stage && isRepeatable);
    if (!fits) throw new FileRefused('malformed', { line: number });
    stage = now;
    yield { entry, line };
  }
}

function parsed(line: string, number: number): FileEntry {
  try {
    return parseLine(line);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new FileRefused('malformed', {
      line: number,
      what: error.message.startsWith('field ') ? error.message : 'JSON',
    });
  }
}
