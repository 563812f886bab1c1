import { createHash } from 'node:crypto';
import { nextChain } from '../protocol/chain.js';
import type { Signed } from '../protocol/card.js';
import type { SignedRequest } from '../protocol/card-request.js';
import type { Batch, RefusedRequest, WireEvent } from '../protocol/messages.js';
import {
  type BlobPiece,
  type FileEntry,
  type FileManifest,
  type FileSeal,
  mostWants,
  parseLine,
  type ReplayRange,
} from '../protocol/qsl-file.js';
import { FileRefused } from './file-refused.js';

/** Events that are taken in one transaction. */
const pageEvents = 100;

/** A file as often as it is read; lines without their ends. */
export interface CarriedFile {
  lines(): AsyncIterable<string>;
}

/** Cards are looked at together, before anything else of a file. */
const mostCardBytes = 16 * 1024 ** 2;
const mostCardRequests = 20;
const mostRefusals = 100;

/** What a file says, and that it is whole; who sealed it is not looked at yet. */
export interface FileContent {
  manifest: FileManifest;
  seal: FileSeal;
  signed: Signed;
  cards: Signed[];
  /** Asked of the registrar, and turned down by it. */
  requests: SignedRequest[];
  refusals: RefusedRequest[];
  /** Attachments that the author asks for. */
  wants: string[];
  /** Chain values at the ends of the pages: the file may be another one when it is read again. */
  chains: string[];
}

/** What the lines of a file come to, one after the other. */
class FileSum {
  private readonly hash = createHash('sha256');
  private readonly cards: Signed[] = [];
  private readonly requests: SignedRequest[] = [];
  private readonly refusals: RefusedRequest[] = [];
  private readonly wants: string[] = [];
  private readonly chains: string[] = [];
  private manifest: FileManifest | null = null;
  private end: { seal: FileSeal; signed: Signed } | null = null;
  private events = 0;
  private chain = '';
  private cardBytes = 0;

  /** @throws FileRefused `too_large` */
  add(entry: FileEntry, line: string): void {
    if (entry.kind !== 'seal') this.hash.update(`${line}\n`);
    switch (entry.kind) {
      case 'manifest':
        this.manifest = entry.manifest;
        this.chain = entry.manifest.log.chain;
        return;
      case 'card':
        this.cards.push(entry.card);
        this.cardBytes += line.length;
        if (this.cardBytes > mostCardBytes) throw new FileRefused('too_large');
        return;
      case 'card request':
        return putIn(this.requests, entry.request, mostCardRequests);
      case 'refusal':
        return putIn(this.refusals, entry.refusal, mostRefusals);
      case 'want':
        return putIn(this.wants, entry.sha256, mostWants);
      case 'event':
        this.chain = nextChain(this.chain, entry.event);
        this.events += 1;
        if (this.events % pageEvents === 0) this.chains.push(this.chain);
        return;
      case 'ask':
      case 'blob':
        return;
      case 'seal':
        this.end = entry;
    }
  }

  /** @throws FileRefused `malformed` where a line lacks, `altered` */
  result(): FileContent {
    const { manifest, end, cards, requests, refusals, wants, events, chain } = this;
    if (manifest === null || end === null) throw new FileRefused('malformed', { line: 0 });
    const { seal, signed } = end;
    const isWhole = seal.sha256 === this.hash.digest('hex') && seal.cards === cards.length && seal.events === events;
    if (!isWhole || seal.chain !== chain) throw new FileRefused('altered');
    const chains = events % pageEvents === 0 ? this.chains : [...this.chains, chain];
    return { manifest, seal, signed, cards, requests, refusals, wants, chains };
  }
}

/** @throws FileRefused where the list gets too long */
function putIn<T>(list: T[], item: T, most: number): void {
  if (list.push(item) > most) throw new FileRefused('too_large');
}

/** Reads a file to its end and keeps none of its events. @throws FileRefused `malformed`, `altered` or `too_large` */
export async function readFile(file: CarriedFile): Promise<FileContent> {
  const sum = new FileSum();
  for await (const { entry, line } of entriesOf(file)) sum.add(entry, line);
  return sum.result();
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

/** The bytes of attachments in a file that was read before. */
export async function* piecesOf(file: CarriedFile): AsyncGenerator<BlobPiece> {
  for await (const { entry } of entriesOf(file)) if (entry.kind === 'blob') yield entry.piece;
}

/** What a file that was read before asks for. */
export async function* rangesOf(file: CarriedFile): AsyncGenerator<ReplayRange> {
  for await (const { entry } of entriesOf(file)) if (entry.kind === 'ask') yield entry.range;
}

/** In this order, and nothing behind the seal. */
const order: readonly FileEntry['kind'][] = [
  'manifest',
  'card',
  'card request',
  'refusal',
  'want',
  'ask',
  'event',
  'blob',
  'seal',
];
const onlyOnce: readonly FileEntry['kind'][] = ['manifest', 'seal'];

async function* entriesOf(file: CarriedFile): AsyncGenerator<{ entry: FileEntry; line: string }> {
  let [number, stage] = [0, -1];
  for await (const line of file.lines()) {
    number += 1;
    const entry = parsed(line, number);
    const now = order.indexOf(entry.kind);
    const fits = stage === -1 ? now === 0 : now > stage || (now === stage && !onlyOnce.includes(entry.kind));
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
