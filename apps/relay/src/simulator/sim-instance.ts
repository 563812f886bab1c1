import { FileRefused } from '../link/file-refused.js';
import { pinnedDirectory } from '../link/link-directory.js';
import { RelayNode } from '../link/relay-node.js';
import { sha256 } from '../protocol/chain.js';
import { SpokenVersions } from '../protocol/introduction.js';
import { OfficeTree, type TreeNode } from '../protocol/office-tree.js';
import type { Rules } from '../protocol/rules.js';
import { Disk, type DiskState, type ServiceState, type Step } from './memory-custody.js';
import { MemoryMarker } from './memory-marker.js';
import type { MemoryStore } from './memory-store.js';
import type { MemoryNetwork } from './memory-transport.js';
import { SimDesk } from './sim-desk.js';
import { moveType } from './sim-matter.js';
import { SimService } from './sim-service.js';
import type { World } from './world.js';

const slowestBootMs = 2_000;
const deed = { by: 'sim', personId: null, reason: 'carried' };
/** The highest major of types that an upgrade brings. */
const latestMajor = 2;
/** Chance that a process dies between two steps of its work while it is fragile. */
const frailty = 0.0015;
/** Chance that it goes on from one to the next before anything else happens. */
const haste = 0.5;

/** What a simulated office is made of; mutants replace single parts. */
export interface Make {
  rules: Rules;
  store: (self: string, disk: Disk, step: Step) => MemoryStore;
  service: (...parts: ConstructorParameters<typeof SimService>) => SimService;
  /** Whether a booting process looks for the marker of R6. */
  heedsMarker: boolean;
}

export interface SimParts {
  world: World;
  network: MemoryNetwork;
  make: Make;
  hasMarker: boolean;
  complain: (what: string) => void;
}

/** A file that was written for an office, on a stick that nobody ever wipes. */
export interface Stick {
  to: string;
  lines: readonly string[];
}

export interface Snapshot {
  state: DiskState;
  service: ServiceState;
}

/** One office: its disk, and the process that runs on it while one does. */
export class SimInstance {
  readonly tree: OfficeTree;
  readonly disk: Disk;
  private readonly snapshots: Snapshot[] = [];
  isFragile = false;
  private readonly marker: MemoryMarker;
  private process: { node: RelayNode; moving: Set<string> } | null = null;
  private readonly desk: SimDesk;
  private major: number;
  private lives = 0;

  constructor(
    private readonly parts: SimParts,
    readonly iid: string,
    offices: readonly TreeNode[],
  ) {
    this.tree = new OfficeTree(iid, offices);
    this.disk = new Disk(this.tree.neighbours);
    this.disk.onCommit = (before, after) => this.checkCommit(before, after);
    this.desk = new SimDesk(parts.world, this.disk, this.tree);
    this.major = parts.world.chance(0.5) ? latestMajor : 1;
    this.marker = new MemoryMarker(!parts.hasMarker || !parts.make.heedsMarker);
  }

  boot(): void {
    if (this.process !== null) return;
    this.lives += 1;
    const life = this.lives;
    const node = this.newNode(() => this.process !== null && this.lives === life);
    this.process = { node, moving: new Set() };
    void node.start();
  }

  /** The process dies where it stands, and another one takes its place after a while; what it had not committed has never been. */
  crash(): void {
    this.process = null;
    this.parts.world.schedule(this.parts.world.between(0, slowestBootMs), () => this.boot());
  }

  backUp(): void {
    this.snapshots.push({ state: this.disk.state, service: this.disk.service });
  }

  /**
   * Puts back any earlier state of the databases. Back-ups of the life that ends here are thrown away: events that they hold and
   * nobody else has may have got successors under their numbers, which only R11 can tell.
   */
  restore(): void {
    this.crash();
    const snapshot = this.parts.world.pick(this.snapshots);
    if (snapshot === undefined) return;
    this.snapshots.length = this.snapshots.indexOf(snapshot) + 1;
    Object.assign(this.disk, snapshot);
  }

  /** Somebody at this office does something; nothing else about a matter while it is moved, as its service sees to. */
  work(): void {
    if (this.process === null) return;
    const { node, moving } = this.process;
    const draft = this.desk.draft(this.major, this.parts.world.now);
    const isMove = draft.type === moveType;
    if (isMove && moving.has(draft.rootCaseId)) return;
    if (isMove) moving.add(draft.rootCaseId);
    void node.submit(draft).finally(() => moving.delete(draft.rootCaseId));
    if (this.parts.world.chance(0.1)) void node.submit(draft);
  }

  /** The office's services know more types from now on; mostly its relay is put in again with them. */
  upgrade(): void {
    this.major = latestMajor;
    if (this.parts.world.chance(0.98)) this.crash();
  }

  /** From now on nothing fails any more, and every office knows all types. */
  endStorm(): void {
    this.isFragile = false;
    if (this.major < latestMajor) this.upgrade();
  }

  /** Operators close a link, or let it work again. */
  order(order: 'suspend' | 'resume', peer = this.parts.world.pick(this.tree.neighbours)): void {
    if (peer !== undefined) void this.process?.node.linkControl.order(order, peer, deed);
  }

  /** Operators let all links work again, and have events that were parked offered anew. */
  heal(): void {
    const { links, events } = this.disk.state;
    for (const { peer, standing } of links.values()) if (standing === 'suspended') this.order('resume', peer);
    for (const { id, state } of events.values())
      if (state === 'parked') void this.process?.node.itemControl.act('unpark', id, deed);
  }

  /** Somebody writes a file for a neighbour. */
  async writeFile(sticks: Stick[]): Promise<void> {
    const { world } = this.parts;
    const [to, after] = [world.pick(this.tree.neighbours), world.chance(0.3) ? 0 : null];
    if (to === undefined) return;
    await this.handleFile(async (node) => {
      const series = await node.fileExporter.begin({ peer: to, after, answers: null, hasAttachments: false }, deed);
      const lines: string[] = [];
      for await (const line of series.lines()) lines.push(line);
      sticks.push({ to, lines });
    });
  }

  /** Somebody brings a file, an old one perhaps or once more. */
  readFile({ lines }: Stick): Promise<void> {
    return this.handleFile(async (node) => {
      await node.fileImporter.take({ lines: () => each(lines) }, deed);
    });
  }

  /** Something is done with a file, where a process runs; files that are refused change nothing. */
  async handleFile(work: (node: RelayNode) => Promise<void>): Promise<void> {
    try {
      if (this.process !== null) await work(this.process.node);
    } catch (error) {
      const { complain, hasMarker } = this.parts;
      const isExpected = error instanceof FileRefused && (error.why !== 'fork' || !hasMarker);
      if (!isExpected) complain(`${this.iid}: ${String(error)}`);
    }
  }

  /** Over a link that is shut before and after nothing comes. */
  private checkCommit(before: DiskState, after: DiskState): void {
    for (const { peer, standing, inCursor } of before.links.values()) {
      const now = after.links.get(peer);
      if (standing === 'suspended' && now?.standing === standing && now.inCursor > inCursor)
        this.parts.complain(`${this.iid} took events of ${peer} over a suspended link`);
    }
  }

  /** Lets everything else happen that happens now. */
  private turnOfOthers(isCurrent: () => boolean): Promise<void> {
    const { world } = this.parts;
    return new Promise((resolve) => {
      world.schedule(world.between(0, 1), () => {
        if (isCurrent()) resolve();
      });
    });
  }

  private newNode(isCurrent: () => boolean): RelayNode {
    const { world, network, make, complain } = this.parts;
    const step: Step = () => {
      if (isCurrent() && this.isFragile && world.chance(frailty)) this.crash();
      if (!isCurrent()) return new Promise(() => {});
      return world.chance(haste) ? Promise.resolve() : this.turnOfOthers(isCurrent);
    };
    return new RelayNode({
      tree: this.tree,
      directory: pinnedDirectory,
      store: make.store(this.iid, this.disk, step),
      transport: network.connect(this.iid, isCurrent),
      clock: world.clock(isCurrent),
      keys: {
        isListed: true,
        sign: (body) => seal(this.iid, body),
        verify: ({ author }, { body, jws }) => jws === seal(author, body),
      },
      rules: make.rules,
      introduction: { software: 'simulated', types: [] },
      versions: new SpokenVersions(),
      marker: this.marker.open(step),
      blobs: null,
      watch: null,
      services: make.service(this.iid, this.disk, { world, step, complain, major: () => this.major }),
      alarm: (what, facts) => {
        if (what.endsWith('failed') && what !== 'event.apply_failed')
          complain(`${this.iid}: ${what} ${String(facts['error'])}`);
      },
    });
  }
}

/** Stands for a signature; the real ones are tested where they are made. */
function seal(author: string, body: string): string {
  return sha256(`${author} ${body}`).slice(0, 16);
}

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}
