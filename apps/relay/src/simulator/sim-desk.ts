import type { EventDraft } from '../protocol/event.js';
import type { OfficeTree } from '../protocol/office-tree.js';
import { routeOf } from '../protocol/routing.js';
import type { Disk } from './memory-custody.js';
import { chooseMove, moveType, standingOf, turnOf } from './sim-matter.js';
import type { World } from './world.js';

/** Chance that somebody moves a matter although it is not the office's turn. */
const rashness = 0.03;

/** The people of an office: what they do next, by what its database knows. */
export class SimDesk {
  constructor(
    private readonly world: World,
    private readonly disk: Disk,
    private readonly tree: OfficeTree,
  ) {}

  /** A new matter, or a word about one that is known here, or a move of it. `major`: of the types that this office writes today. */
  draft(major: number, now: number): EventDraft {
    const { world } = this;
    const known = world.pick(this.visible());
    const rootCaseId = known === undefined || world.chance(0.3) ? world.uuid() : known;
    const route = known === rootCaseId ? this.routeOf(rootCaseId) : [this.tree.self];
    const draft = { id: world.uuid(), matterKind: 'suggestion', rootCaseId, time: new Date(now).toISOString() };
    const move = known === rootCaseId ? this.moveOf(rootCaseId) : null;
    if (move !== null) {
      const addressees = move.move === 'send' && !move.isRash && move.to !== null ? [move.to] : [];
      return { ...draft, type: moveType, route: joined(route, addressees), data: move };
    }
    const next = world.pick(this.tree.neighbours.filter((peer) => !route.includes(peer)));
    const isWidened = route.at(-1) === this.tree.self && next !== undefined && world.chance(0.5);
    return { ...draft, type: `qsl.case.changed.v${major}`, route: joined(route, isWidened ? [next] : []), data: {} };
  }

  private moveOf(rootCaseId: string) {
    const { world } = this;
    const standing = standingOf(this.disk.viewOf(rootCaseId));
    const isTurn = turnOf(standing) === this.tree.self;
    if (!world.chance(isTurn ? 0.7 : rashness)) return null;
    const pick = <T>(items: readonly T[]) => world.pick(items);
    return chooseMove(standing, this.tree.self, { pick, addressees: this.tree.neighbours });
  }

  private visible(): string[] {
    const { events, matters } = this.disk.state;
    const seen = new Set<string>();
    for (const { id, rootCaseId, state } of events.values())
      if (state === 'own' || this.disk.service.seen.includes(id)) seen.add(rootCaseId);
    return [...matters.keys()].filter((id) => seen.has(id));
  }

  /** The longest route of the matter that names this office. */
  private routeOf(rootCaseId: string): string[] {
    const routes = [...this.disk.state.events.values()]
      .filter((event) => event.rootCaseId === rootCaseId)
      .map(({ route }) => routeOf(route))
      .filter((route) => route.includes(this.tree.self));
    return [...(routes.sort((a, b) => b.length - a.length)[0] ?? [this.tree.self])];
  }
}

const joined = (route: readonly string[], others: readonly string[]) => [...new Set([...route, ...others])].join('.');
