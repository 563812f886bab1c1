import { sha256, nextChain } from '../protocol/chain.js';
import type { LinkRecord } from '../protocol/link-record.js';
import { broughtIn, type Matter, neighboursOf, newcomers, routeOf, withRoute } from '../protocol/routing.js';
import type { Custody, LogRow, StoredEvent } from './link-store.js';
import type { RelayParts } from './relay-core.js';

type PlacementParts = Pick<RelayParts, 'tree' | 'rules'>;

/** Writes events into custody and into the logs of the neighbours that they concern, inside one transaction. */
export class Placement {
  /** Peers whose logs grew, and matters that have something new. */
  readonly grown = new Set<string>();
  readonly touched = new Set<string>();
  /** Matters in which one number turned out to have two events (R11). */
  readonly conflicts = new Set<string>();

  private constructor(
    private readonly parts: PlacementParts,
    private readonly custody: Custody,
    private readonly links: Map<string, LinkRecord>,
  ) {}

  static async begin(parts: PlacementParts, custody: Custody): Promise<Placement> {
    const links = await custody.links();
    return new Placement(parts, custody, new Map(links.map((link) => [link.peer, link])));
  }

  get currentLinks(): LinkRecord[] {
    return [...this.links.values()];
  }

  /** Takes a new event into custody; when it widens the route, newcomers get the matter's whole history before it. */
  async place(event: StoredEvent): Promise<void> {
    const { tree } = this.parts;
    const known = await this.custody.matter(event.rootCaseId);
    const route = known === null ? routeOf(event.route) : broughtIn(tree, known, event);
    const matter = withRoute(known ?? newMatter(event), route);
    const isConflict = await this.custody.isNumberTaken(event.author, event.rootCaseId, event.iseq);
    if (isConflict) this.conflicts.add(event.rootCaseId);
    if (known !== null) for (const peer of newcomers(tree, known, route)) await this.appendHistory(peer, matter);
    await this.custody.addEvent(isConflict ? { ...event, state: 'conflict' } : event);
    await this.custody.saveMatter({
      ...matter,
      parked: isConflict ? 'equivocation' : matter.parked,
      lastHash: event.state === 'own' ? sha256(event.body) : matter.lastHash,
    });
    for (const peer of neighboursOf(tree, matter.instances)) await this.append(peer, [event]);
    this.touched.add(event.rootCaseId);
  }

  /** Appends all of a matter that the peer's log is to hold. */
  async appendHistory(peer: string, matter: Matter): Promise<void> {
    await this.append(peer, await this.custody.history(matter.rootCaseId));
  }

  async saveLink(link: LinkRecord): Promise<void> {
    this.links.set(link.peer, link);
    await this.custody.saveLink(link);
  }

  private async append(peer: string, events: readonly StoredEvent[]): Promise<void> {
    const link = this.links.get(peer);
    const { tree, rules } = this.parts;
    const wanted = events.filter((event) => rules.belongsInLog(tree, peer, event));
    if (link === undefined || link.standing === 'retired' || wanted.length === 0) return;
    let { outHead, outChain } = link;
    const rows: LogRow[] = wanted.map((event) => {
      outChain = nextChain(outChain, event);
      outHead += 1;
      return { seq: outHead, eventId: event.id, chain: outChain };
    });
    await this.custody.appendLog(peer, link.outEpoch, rows);
    await this.saveLink({ ...link, outHead, outChain });
    this.grown.add(peer);
  }
}

function newMatter(event: StoredEvent): Matter {
  return { rootCaseId: event.rootCaseId, kind: event.matterKind, instances: [], parked: null, lastHash: null };
}
