import { FileRefused } from '../link/file-refused.js';
import { pinnedDirectory } from '../link/link-directory.js';
import { RelayNode } from '../link/relay-node.js';
import { sha256 } from '../protocol/chain.js';
import type { EventDraft } from '../protocol/event.js';
import { OfficeTree, type TreeNode } from '../protocol/office-tree.js';
import { routeOf } from '../protocol/routing.js';
import type { Rules } from '../protocol/rules.js';
import { Disk, type DiskState, type ServiceState, type Step } from './memory-custody.js';
import { MemoryMarker } from './memory-marker.js';
import type { MemoryStore } from './memory-store.js';
import type { MemoryNetwork } from './memory-transport.js';
import { SimService } from './sim-service.js';
import type { World } from './world.js';

const slowestBootMs = 2_000;
const deed = { by: 'sim', personId: null, reason: 'carried' };
/** Chance that a process dies between two steps of its work while it is fragile. */
const frailty = 0.002;

/** What a simulated office is made of; mutants replace single parts. */
export interface Make {
  rules: Rules;
  store: (self: string, disk: Disk, step: Step) => MemoryStore;
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
  private process: { node: RelayNode } | null = null;
  private lives = 0;

  constructor(
    private readonly parts: SimParts,
    readonly iid: string,
    offices: readonly TreeNode[],
  ) {
    this.tree = new OfficeTree(iid, offices);
    this.disk = new Disk(this.tree.neighbours);
    this.marker = new MemoryMarker(!parts.hasMarker || !parts.make.heedsMarker);
  }

  boot(): void {
    if (this.process !== null) return;
    this.lives += 1;
    const life = this.lives;
    const node = this.newNode(() => this.process !== null && this.lives === life);
    this.process = { node };
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

  /** Somebody at this office does something: a new matter, an event of one known here, or a transfer onwards. */
  work(): void {
    const draft = this.draft();
    void this.process?.node.submit(draft);
    if (this.parts.world.chance(0.1)) void this.process?.node.submit(draft);
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

  private draft(): EventDraft {
    const { world } = this.parts;
    const known = this.parts.world.pick(
      [...this.disk.state.matters.values()].filter((matter) => this.canSee(matter.rootCaseId)),
    );
    const isNew = known === undefined || world.chance(0.3);
    const rootCaseId = isNew ? world.uuid() : known.rootCaseId;
    const route = isNew ? [this.iid] : this.routeOf(rootCaseId);
    const next = world.pick(this.tree.neighbours.filter((peer) => !route.includes(peer)));
    if (route.at(-1) === this.iid && next !== undefined && world.chance(0.5)) route.push(next);
    return {
      id: world.uuid(),
      type: 'qsl.case.changed.v1',
      matterKind: 'suggestion',
      rootCaseId,
      route: route.join('.'),
      time: '2026-01-01T00:00:00Z',
      data: {},
    };
  }

  private canSee(rootCaseId: string): boolean {
    return [...this.disk.state.events.values()].some(
      (event) =>
        event.rootCaseId === rootCaseId && (event.author === this.iid || this.disk.service.applied.includes(event.id)),
    );
  }

  /** The longest route of the matter that names this office. */
  private routeOf(rootCaseId: string): string[] {
    const routes = [...this.disk.state.events.values()]
      .filter((event) => event.rootCaseId === rootCaseId)
      .map(({ route }) => routeOf(route))
      .filter((route) => route.includes(this.iid));
    return [...(routes.sort((a, b) => b.length - a.length)[0] ?? [this.iid])];
  }

  private newNode(isCurrent: () => boolean): RelayNode {
    const { world, network, make, complain } = this.parts;
    const step: Step = () =>
      new Promise((resolve) => {
        world.schedule(world.between(0, 1), () => {
          if (isCurrent() && this.isFragile && world.chance(frailty)) this.crash();
          if (isCurrent()) resolve();
        });
      });
    return new RelayNode({
      tree: this.tree,
      directory: pinnedDirectory,
      store: make.store(this.iid, this.disk, step),
      transport: network.connect(this.iid, isCurrent),
      clock: world.clock(isCurrent),
      keys: { sign: (body) => seal(this.iid, body), verify: ({ author }, { body, jws }) => jws === seal(author, body) },
      rules: make.rules,
      introduction: { software: 'simulated', types: [] },
      marker: this.marker.open(step),
      blobs: null,
      watch: null,
      services: new SimService(this.iid, this.disk, { world, step, complain }),
      alarm: (what, facts) => {
        if (what.endsWith('failed')) complain(`${this.iid}: ${what} ${String(facts['error'])}`);
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
