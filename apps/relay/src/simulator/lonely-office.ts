import { hash, randomBytes } from 'node:crypto';
import { BlobDesk } from '../link/blob-desk.js';
import { CarriedRecovery } from '../link/carried-recovery.js';
import { EventAuthor } from '../link/event-author.js';
import { EventIntake } from '../link/event-intake.js';
import { FileExporter } from '../link/file-exporter.js';
import { FileImporter } from '../link/file-importer.js';
import { type LinkDirectory, pinnedDirectory } from '../link/link-directory.js';
import { LinkRecovery } from '../link/link-recovery.js';
import { RelayCore } from '../link/relay-core.js';
import { sha256 } from '../protocol/chain.js';
import { SpokenVersions } from '../protocol/introduction.js';
import { OfficeTree } from '../protocol/office-tree.js';
import type { BlobRef } from '../protocol/blobs.js';
import { type FileSeal, parseLine, sealBody, sealLine } from '../protocol/qsl-file.js';
import { rules } from '../protocol/rules.js';
import { MemoryBlobs, MemoryFiles } from './memory-blobs.js';
import { Disk } from './memory-custody.js';
import { MemoryMarker } from './memory-marker.js';
import { MemoryStore } from './memory-store.js';
import { MemoryNetwork } from './memory-transport.js';
import type { World } from './world.js';

export const [county, city, other] = ['x610303', 'c610300', 'x610302'] as const;
const tree = [
  { iid: county, parent: city },
  { iid: other, parent: city },
  { iid: city, parent: 'p610000' },
];
export const recovering = {
  by: '李运维',
  personId: null,
  act: 'recovery.begin',
  target: '',
  reason: '数据库不可信',
} as const;
const deed = { by: '李运维', personId: null, reason: '线路中断' };
export const sealOf = (author: string, body: string) => sha256(`${author} ${body}`).slice(0, 16);
const step = () => Promise.resolve();

interface Writing {
  after?: number | null;
  mostBytes?: number;
  answers?: string[];
  hasAttachments?: boolean;
}

const carried = (lines: readonly string[]) => ({ lines: () => each(lines) });

/** One office without any line. */
export class LonelyOffice {
  readonly disk: Disk;
  readonly core: RelayCore;
  readonly recovery: LinkRecovery;
  readonly files = new MemoryFiles();
  readonly alarms: string[] = [];
  receipts = 0;
  /** To neighbours that a test plays itself; nobody is on it else. */
  readonly network: MemoryNetwork;
  private readonly desk: BlobDesk;

  constructor(
    readonly world: World,
    readonly iid: string,
    directory: LinkDirectory = pinnedDirectory,
    readonly marker = new MemoryMarker(false),
  ) {
    const officeTree = new OfficeTree(iid, tree);
    this.network = new MemoryNetwork(world);
    this.disk = new Disk(officeTree.neighbours);
    this.core = new RelayCore({
      tree: officeTree,
      directory,
      store: new MemoryStore(iid, this.disk, step),
      transport: this.network.connect(iid, () => true),
      clock: world.clock(() => true),
      keys: {
        isListed: true,
        sign: (body) => sealOf(iid, body),
        verify: ({ author }, { body, jws }) => jws === sealOf(author, body),
      },
      rules,
      introduction: { software: 'simulated', types: [] },
      versions: new SpokenVersions(),
      marker: this.marker.open(step),
      watcher: { stored: () => {}, taken: () => {}, alarm: (what) => void this.alarms.push(what) },
    });
    this.recovery = new LinkRecovery(this.core);
    const store = new MemoryBlobs(iid, this.disk, () => world.now);
    this.desk = new BlobDesk(this.core, { store, files: this.files });
  }

  async submit(count: number, to = city as string, blobs?: BlobRef[]): Promise<void> {
    for (let left = count; left > 0; left -= 1) {
      const [id, rootCaseId] = [this.world.uuid(), this.world.uuid()];
      const draft = {
        id,
        rootCaseId,
        type: 'qsl.case.changed.v1',
        matterKind: 'suggestion',
        data: { text: '滤芯' },
        ...(blobs && { blobs }),
      };
      const route = `${this.iid}.${to}`;
      await new EventAuthor(this.core).submit({ ...draft, route, time: '2026-11-30T00:00:00Z' });
    }
  }

  /** An event that names a new attachment of so many bytes. */
  async attach(size: number, to = city as string): Promise<BlobRef> {
    const bytes = randomBytes(size);
    const blob = { sha256: hash('sha256', bytes), size, name: '照片.jpg', type: 'image/jpeg' };
    this.files.whole.set(blob.sha256, bytes);
    await this.submit(1, to, [blob]);
    return blob;
  }

  /** All files of one export, each as its lines. */
  async export(
    peer: string,
    { mostBytes = 1_000_000, answers = [] as string[], ...order }: Writing = {},
  ): Promise<string[][]> {
    const file = carried(answers);
    const answered = answers.length === 0 ? null : { file, content: await this.importer.answered(peer, file) };
    const exporter = this.exporter(mostBytes);
    const series = await exporter.begin({ peer, after: null, hasAttachments: true, ...order, answers: answered }, deed);
    const files: string[][] = [];
    while (!series.isComplete) files.push(await all(series.lines()));
    return files;
  }

  take(lines: readonly string[] = []): ReturnType<FileImporter['take']> {
    return this.importer.take(carried(lines), deed);
  }

  /** The file that asks for what this office has lost. */
  async ask(peer: string): Promise<string[]> {
    return all((await this.exporter().ask(peer, deed)).lines());
  }

  private exporter(mostBytes?: number): FileExporter {
    const { recovery, carriedRecovery: carried } = this;
    const parts = { recovery, carried, blobs: this.desk.parts };
    return new FileExporter(this.core, mostBytes === undefined ? parts : { ...parts, mostBytes });
  }

  private get carriedRecovery(): CarriedRecovery {
    return new CarriedRecovery(this.core, { recovery: this.recovery, intake: new EventIntake(this.core) });
  }

  private get importer(): FileImporter {
    const onReceipt = () => (this.receipts += 1);
    const intake = new EventIntake(this.core);
    const { desk, recovery, carriedRecovery: carried } = this;
    return new FileImporter(this.core, { desk, intake, recovery, carried, onReceipt });
  }

  link(peer: string) {
    return this.core.parts.store.link(peer);
  }

  get eventIds(): string[] {
    return [...this.disk.state.events.keys()];
  }
}

async function all(lines: AsyncIterable<string>): Promise<string[]> {
  const list: string[] = [];
  for await (const line of lines) list.push(line);
  return list;
}

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

/** Another text with a seal that counts, as only the author itself could write it. */
export function resealed(
  lines: readonly string[],
  change: (line: string) => string,
  counts: Partial<FileSeal> = {},
): string[] {
  const changed = lines.slice(0, -1).map(change);
  const entry = parseLine(lines.at(-1) ?? '');
  if (entry.kind !== 'seal') throw new Error('no seal');
  const whole = changed.map((line) => `${line}\n`).join('');
  const body = sealBody({ ...entry.seal, ...counts, sha256: sha256(whole) });
  return [...changed, sealLine({ body, jws: sealOf(county, body) })];
}
