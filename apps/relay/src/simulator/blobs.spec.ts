import { hash, randomBytes } from 'node:crypto';
import { pinnedDirectory } from '../link/link-directory.js';
import { RelayNode } from '../link/relay-node.js';
import type { BlobRef } from '../protocol/blobs.js';
import { SpokenVersions } from '../protocol/introduction.js';
import { OfficeTree } from '../protocol/office-tree.js';
import { rules } from '../protocol/rules.js';
import { MemoryBlobs, MemoryFiles } from './memory-blobs.js';
import { Disk } from './memory-custody.js';
import { MemoryMarker } from './memory-marker.js';
import { MemoryStore } from './memory-store.js';
import { calm, MemoryNetwork, type Weather } from './memory-transport.js';
import { World } from './world.js';

const route = ['x610303', 'c610300', 'p610000'];
const [county = '', city = '', province = ''] = route;
const tree = route.map((iid, index) => ({ iid, parent: route[index + 1] ?? null }));
const storm: Weather = { drop: 0.2, duplicate: 0.3, late: 0.3, lateMs: 5_000 };
const minuteMs = 60_000;

/** County, city and province in one simulated world, each with its files. */
class Offices {
  readonly world = new World(7);
  readonly network = new MemoryNetwork(this.world, true);
  readonly alarms: { at: string; what: string; facts: Record<string, unknown> }[] = [];
  private readonly offices = new Map(route.map((iid) => [iid, this.open(iid)]));

  filesOf(iid: string): MemoryFiles {
    return this.of(iid).files;
  }

  /** Keeps a file at the office and tells the others of it. */
  async attach(iid: string, bytes: Buffer, change: Partial<BlobRef> = {}): Promise<BlobRef> {
    const blob = { sha256: hash('sha256', bytes), size: bytes.length, name: '照片.jpg', type: 'image/jpeg', ...change };
    this.filesOf(iid).whole.set(blob.sha256, bytes);
    const [id, rootCaseId] = [this.world.uuid(), this.world.uuid()];
    const draft = { id, type: 'qsl.case.changed.v1', matterKind: 'suggestion', rootCaseId, route: route.join('.') };
    const submitted = this.of(iid).node.submit({ ...draft, time: '2026-01-01T00:00:00Z', data: {}, blobs: [blob] });
    await this.pass(1_000);
    expect(await submitted).toBe('committed');
    return blob;
  }

  pass(ms: number): Promise<void> {
    return this.world.runUntil(this.world.now + ms);
  }

  private of(iid: string): { node: RelayNode; files: MemoryFiles } {
    const office = this.offices.get(iid);
    if (office === undefined) throw new Error(iid);
    return office;
  }

  private open(iid: string): { node: RelayNode; files: MemoryFiles } {
    const officeTree = new OfficeTree(iid, tree);
    const disk = new Disk(officeTree.neighbours);
    const files = new MemoryFiles();
    const step = () => Promise.resolve();
    const node = new RelayNode({
      tree: officeTree,
      directory: pinnedDirectory,
      store: new MemoryStore(iid, disk, step),
      transport: this.network.connect(iid, () => true),
      clock: this.world.clock(() => true),
      keys: { isListed: true, sign: () => 'x', verify: () => true },
      rules,
      introduction: { software: 'simulated', types: [] },
      versions: new SpokenVersions(),
      marker: new MemoryMarker(true).open(step),
      services: {
        apply: async (events) => events.map(() => ({ result: 'applied' })),
        delivered: async (notices) => notices.map(() => null),
      },
      blobs: { store: new MemoryBlobs(iid, disk, () => this.world.now), files },
      watch: null,
      alarm: (what, facts) => this.alarms.push({ at: iid, what, facts }),
    });
    void node.start();
    return { node, files };
  }
}

describe('attachments', () => {
  let offices: Offices;

  beforeEach(async () => {
    offices = new Offices();
    await offices.pass(1_000);
  });

  it('come through whatever the network does to their parts', async () => {
    offices.network.weather = storm;
    const bytes = randomBytes(2_000_000);
    const { sha256 } = await offices.attach(county, bytes);
    await offices.pass(5 * minuteMs);
    offices.network.weather = calm;
    await offices.pass(5 * minuteMs);
    for (const iid of [city, province]) expect(offices.filesOf(iid).whole.get(sha256)?.equals(bytes)).toBe(true);
    expect(offices.alarms.filter(({ what }) => what.startsWith('blob'))).toEqual([]);
  });

  it('that were altered are alarmed, kept nowhere and asked for again', async () => {
    const bytes = randomBytes(300_000);
    const sha256 = hash('sha256', bytes);
    const altered = Buffer.concat([Buffer.from('伪造'), bytes.subarray(6)]);
    await offices.attach(county, altered, { sha256 });
    await offices.pass(10_000);
    expect(offices.filesOf(city).whole.size).toBe(0);
    expect(offices.alarms).toContainEqual({ at: city, what: 'blob.altered', facts: { peer: county, sha256 } });
    offices.filesOf(county).whole.set(sha256, bytes.subarray(1));
    await offices.pass(2 * minuteMs);
    expect(offices.filesOf(city).whole.size).toBe(0);
    offices.filesOf(county).whole.set(sha256, bytes);
    await offices.pass(2 * minuteMs);
    expect(offices.filesOf(province).whole.get(sha256)?.equals(bytes)).toBe(true);
  });

  it('are not begun while the disk has no room for them', async () => {
    offices.filesOf(city).isFull = true;
    const { sha256 } = await offices.attach(county, randomBytes(1_000));
    await offices.pass(5_000);
    expect(offices.alarms.map(({ what }) => what)).toContain('blob.no_room');
    offices.filesOf(city).isFull = false;
    await offices.pass(minuteMs);
    expect(offices.filesOf(province).whole.has(sha256)).toBe(true);
  });

  it('come from offices that were told of them where their author no longer has them', async () => {
    const bytes = randomBytes(1_000);
    const { sha256 } = await offices.attach(county, bytes);
    await offices.pass(minuteMs);
    for (const iid of [county, city]) offices.filesOf(iid).whole.delete(sha256);
    await offices.pass(2 * 60 * minuteMs);
    for (const iid of [county, city]) expect(offices.filesOf(iid).whole.get(sha256)?.equals(bytes)).toBe(true);
    expect(offices.alarms.map(({ what }) => what)).toContain('blob.lost');
  });
});
