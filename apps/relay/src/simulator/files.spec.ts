import { EventAuthor } from '../link/event-author.js';
import { EventIntake } from '../link/event-intake.js';
import { FileExporter } from '../link/file-exporter.js';
import { FileImporter } from '../link/file-importer.js';
import { FileRefused } from '../link/file-refused.js';
import { type LinkDirectory, pinnedDirectory } from '../link/link-directory.js';
import { LinkRecovery } from '../link/link-recovery.js';
import { RelayCore } from '../link/relay-core.js';
import { sha256 } from '../protocol/chain.js';
import { OfficeTree } from '../protocol/office-tree.js';
import { parseLine, type FileSeal, sealBody, sealLine } from '../protocol/qsl-file.js';
import { rules } from '../protocol/rules.js';
import { Disk } from './memory-custody.js';
import { MemoryMarker } from './memory-marker.js';
import { MemoryStore } from './memory-store.js';
import { MemoryNetwork } from './memory-transport.js';
import { World } from './world.js';

const [county, city, other] = ['x610303', 'c610300', 'x610302'] as const;
const tree = [
  { iid: county, parent: city },
  { iid: other, parent: city },
  { iid: city, parent: 'p610000' },
];
const recovering = { by: '李运维', personId: null, act: 'recovery.begin', target: '', reason: '数据库不可信' } as const;
const deed = { by: '李运维', personId: null, reason: '线路中断' };
const sealOf = (author: string, body: string) => sha256(`${author} ${body}`).slice(0, 16);
const step = () => Promise.resolve();

/** One office without any line. */
class LonelyOffice {
  readonly disk: Disk;
  readonly core: RelayCore;
  readonly recovery: LinkRecovery;
  receipts = 0;

  constructor(
    readonly world: World,
    readonly iid: string,
    directory: LinkDirectory = pinnedDirectory,
    readonly marker = new MemoryMarker(false),
  ) {
    const officeTree = new OfficeTree(iid, tree);
    this.disk = new Disk(officeTree.neighbours);
    this.core = new RelayCore({
      tree: officeTree,
      directory,
      store: new MemoryStore(iid, this.disk, step),
      transport: new MemoryNetwork(world).connect(iid, () => true),
      clock: world.clock(() => true),
      keys: {
        sign: (body) => sealOf(iid, body),
        verify: ({ author }, { body, jws }) => jws === sealOf(author, body),
      },
      rules,
      introduction: { software: 'simulated', types: [] },
      marker: this.marker.open(step),
      watcher: { stored: () => {}, taken: () => {}, alarm: () => {} },
    });
    this.recovery = new LinkRecovery(this.core);
  }

  async submit(count: number, to = city as string): Promise<void> {
    for (let left = count; left > 0; left -= 1) {
      const [id, rootCaseId] = [this.world.uuid(), this.world.uuid()];
      const draft = { id, rootCaseId, type: 'qsl.case.changed.v1', matterKind: 'suggestion', data: { text: '滤芯' } };
      const route = `${this.iid}.${to}`;
      await new EventAuthor(this.core).submit({ ...draft, route, time: '2026-11-30T00:00:00Z' });
    }
  }

  /** All files of one export, each as its lines. */
  async export(to: string, { after = null as number | null, mostBytes = 1_000_000 } = {}): Promise<string[][]> {
    const series = await new FileExporter(this.core, mostBytes).begin(to, after, deed);
    const files: string[][] = [];
    while (!series.isComplete) files.push(await all(series.lines()));
    return files;
  }

  take(lines: readonly string[] = []): ReturnType<FileImporter['take']> {
    const parts = {
      intake: new EventIntake(this.core),
      recovery: this.recovery,
      onReceipt: () => (this.receipts += 1),
    };
    return new FileImporter(this.core, parts).take({ lines: () => each(lines) }, deed);
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

const whyNot = (taking: Promise<unknown>) =>
  taking.then(
    () => 'taken',
    (error: unknown) => (error instanceof FileRefused ? error.why : Promise.reject(error as Error)),
  );

/** Another text with a seal that counts, as only the author itself could write it. */
function resealed(
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

describe('a file that is carried', () => {
  let world: World;
  let author: LonelyOffice;
  let addressee: LonelyOffice;

  beforeEach(async () => {
    world = new World(3);
    author = new LonelyOffice(world, county);
    addressee = new LonelyOffice(world, city);
    await author.submit(250);
  });

  it('brings all that the neighbour lacks, once however often it comes, and its answer is the receipt', async () => {
    const [file] = await author.export(city);
    await expect(addressee.take(file)).resolves.toMatchObject({ taken: 250, answerAfter: 0 });
    expect(addressee.eventIds).toEqual(author.eventIds);
    await expect(addressee.take(file)).resolves.toMatchObject({ taken: 0 });
    expect(addressee.eventIds).toHaveLength(250);
    const [answer] = await addressee.export(county);
    await author.take(answer);
    expect(await author.link(city)).toMatchObject({ peerCursor: 250 });
    expect(author.receipts).toBe(1);
    expect((await author.export(city))[0]).toHaveLength(2);
  });

  it('fits wherever it reaches over the committed place, and is refused behind a gap', async () => {
    const [early] = await author.export(city);
    await author.submit(30);
    const [whole] = await author.export(city, { after: 0 });
    const [late] = await author.export(city, { after: 255 });
    expect(await whyNot(addressee.take(late))).toBe('gap');
    expect(addressee.eventIds).toEqual([]);
    await addressee.take(early);
    expect(await whyNot(addressee.take(late))).toBe('gap');
    await expect(addressee.take(whole)).resolves.toMatchObject({ taken: 30 });
    await expect(addressee.take(early)).resolves.toMatchObject({ taken: 0 });
    expect(addressee.eventIds).toEqual(author.eventIds);
  });

  it('is followed by as many others as the log needs', async () => {
    const files = await author.export(city, { mostBytes: 20_000 });
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) expect(file.join('\n').length).toBeLessThan(20_000);
    expect(await whyNot(addressee.take(files[1]))).toBe('gap');
    for (const file of files) await addressee.take(file);
    expect(addressee.eventIds).toEqual(author.eventIds);
  });

  it('is refused where a single byte is another one, a line is missing or turned around, or nothing is behind its end', async () => {
    const [file = []] = await author.export(city);
    const [first = '', second = '', ...rest] = file;
    const altered = file.map((line, index) => (index === 200 ? line.replace('滤芯', '净水') : line));
    expect(await whyNot(addressee.take(altered))).toBe('altered');
    expect(await whyNot(addressee.take([first, ...rest]))).toBe('altered');
    expect(await whyNot(addressee.take(file.slice(0, -1)))).toBe('malformed');
    expect(await whyNot(addressee.take([second, first, ...rest]))).toBe('malformed');
    expect(await whyNot(addressee.take([...file, second]))).toBe('malformed');
    expect(await whyNot(addressee.take(['{"qslFile":2}']))).toBe('malformed');
    expect(await whyNot(addressee.take([]))).toBe('malformed');
    const forged = resealed(file, (line) => line).map((line) => line.replace(/"jws":"[0-9a-f]+"\}\}$/, '"jws":"00"}}'));
    expect(await whyNot(addressee.take([...file.slice(0, -1), forged.at(-1) ?? '']))).toBe('signature');
    expect(addressee.eventIds).toEqual([]);
    expect(addressee.disk.state.acts).toEqual([]);
  });

  it('is refused where it does not continue the committed log', async () => {
    const [early] = await author.export(city);
    await addressee.take(early);
    const rival = new LonelyOffice(new World(4), county);
    await rival.submit(260);
    const [fork] = await rival.export(city, { after: 0 });
    expect(await whyNot(addressee.take(fork))).toBe('fork');
    expect(addressee.eventIds).toEqual(author.eventIds);
  });

  it('brings no event that its author has not signed or that lies on another side, whoever sealed it', async () => {
    const [file = []] = await author.export(city);
    let line = 0;
    const unsigned = resealed(file, (text) => (++line === 9 ? text.replace(/"jws":"[0-9a-f]+"/, '"jws":"00"') : text));
    await expect(addressee.take(unsigned)).resolves.toMatchObject({ taken: 250 });
    expect(addressee.eventIds).toHaveLength(249);
    expect(addressee.disk.state.rejected).toMatchObject([{ peer: county, reason: 'signature' }]);

    const sibling = new LonelyOffice(new World(5), other);
    await sibling.submit(1);
    const [theirs = []] = await sibling.export(city);
    const claimed = resealed(theirs, (text) => text.replace(`"from":"${other}"`, `"from":"${county}"`));
    const fresh = new LonelyOffice(world, city);
    await fresh.take(claimed);
    expect(fresh.eventIds).toEqual([]);
    expect(fresh.disk.state.rejected).toMatchObject([{ peer: county, reason: 'wrong_side' }]);
  });

  it('is refused by anybody else, by an office that closed the link, and from a stranger', async () => {
    const [file] = await author.export(city);
    expect(await whyNot(new LonelyOffice(world, other).take(file))).toBe('not_for_us');
    expect(await whyNot(author.export(other))).toBe('no_link');
    const toCity = resealed(file ?? [], (line) => line.replace(`"from":"${county}"`, '"from":"x610999"'));
    expect(await whyNot(addressee.take(toCity))).toBe('no_link');
    const store = addressee.core.parts.store;
    const link = await addressee.link(county);
    await store.transact((custody) => custody.saveLink({ ...link, standing: 'suspended' }));
    expect(await whyNot(addressee.take(file))).toBe('closed');
    expect(await whyNot(addressee.export(county))).toBe('closed');
  });

  it('is neither written nor taken while the office recovers', async () => {
    const [file] = await author.export(city);
    await addressee.recovery.order([], recovering);
    expect(await whyNot(addressee.take(file))).toBe('recovering');
    expect(await whyNot(addressee.export(county))).toBe('recovering');
  });

  it('counts no more once its author has been given a replay, also after a restart or a restore of the office that gave it', async () => {
    const [before] = await author.export(city);
    await author.recovery.order([], recovering);
    const question = await author.recovery.question(city, null);
    expect(question).toMatchObject({ endedEpoch: 1 });
    await addressee.recovery.answer(county, question);
    expect(await whyNot(addressee.take(before))).toBe('superseded');
    const restarted = new LonelyOffice(world, city, pinnedDirectory, addressee.marker);
    await restarted.recovery.resume();
    expect(await whyNot(restarted.take(before))).toBe('superseded');
    await author.recovery.finish(city);
    const [after] = await author.export(city);
    await expect(addressee.take(after)).resolves.toMatchObject({ taken: 250 });
    expect(await addressee.link(county)).toMatchObject({ inEpoch: 2, inCursor: 250 });
    expect(await whyNot(addressee.take(before))).toBe('superseded');
  });

  it('is in the marker before it leaves, and its receipt never takes one back', async () => {
    const [file] = await author.export(city);
    expect((await author.core.parts.marker.read()).marks).toMatchObject({ [city]: { epoch: 1, head: 250 } });
    await addressee.submit(5, county);
    const [old] = await author.export(city);
    await author.take((await addressee.export(county))[0]);
    const [young] = await author.export(city);
    await addressee.take(young);
    expect(await addressee.link(county)).toMatchObject({ peerCursor: 5 });
    for (const late of [file, old]) await addressee.take(late);
    expect(await addressee.link(county)).toMatchObject({ peerCursor: 5 });
  });

  it('tells an office that has less than was receipted that it was restored', async () => {
    await addressee.submit(5, county);
    await author.take((await addressee.export(county))[0]);
    const [file] = await author.export(city);
    const restored = new LonelyOffice(world, city);
    expect(await whyNot(restored.take(file))).toBe('restored');
    expect(await restored.link(county)).toMatchObject({ recovery: 'doubted', inCursor: 0 });
  });

  it('waits for the cards that its events may need', async () => {
    const knowing = {
      ...pinnedDirectory,
      serial: 3,
      cardsAfter: (serial: number) => Promise.resolve(cards.slice(serial)),
    };
    const cards = ['甲', '乙', '丙'].map((body) => ({ body, jws: 'x' }));
    const writer = new LonelyOffice(world, county, knowing);
    await writer.submit(2);
    const [file = []] = await writer.export(city);
    const taken: string[] = [];
    const take: LinkDirectory['take'] = async (_peer, given) => void taken.push(...given.map(({ body }) => body));
    const learning: LinkDirectory = { ...pinnedDirectory, take, lacks: (serial) => taken.length < serial };
    await new LonelyOffice(world, city, learning).take(file);
    expect(taken).toEqual(['甲', '乙', '丙']);
    const stubborn: LinkDirectory = { ...pinnedDirectory, lacks: (serial) => serial > 2 };
    expect(await whyNot(new LonelyOffice(world, city, stubborn).take(file))).toBe('cards');
  });
});
