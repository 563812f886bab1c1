import type { CardState } from '@qsl/contracts';

/** An instance and its parent, as far as routing needs to know them. */
export interface TreeNode {
  iid: string;
  parent: string | null;
  /** Absent where nothing but active offices are known. */
  state?: CardState;
  /** Parents before; absent where it never had another. */
  formerParents?: readonly string[];
}

/** The tree of instances by parent pointer, seen from one of them. */
export class OfficeTree {
  private parents: ReadonlyMap<string, string | null> = new Map();
  private formerParents: ReadonlyMap<string, readonly string[]> = new Map();
  private gone: ReadonlySet<string> = new Set();

  constructor(
    readonly self: string,
    offices: readonly TreeNode[],
  ) {
    this.follow(offices);
  }

  /** The tree is as the directory now says. */
  follow(offices: readonly TreeNode[]): void {
    this.parents = new Map(offices.map(({ iid, parent }) => [iid, parent]));
    this.formerParents = new Map(offices.map(({ iid, formerParents = [] }) => [iid, formerParents]));
    this.gone = new Set(offices.filter(({ state = 'active' }) => state !== 'active').map(({ iid }) => iid));
  }

  get parent(): string | null {
    return this.parents.get(this.self) ?? null;
  }

  get children(): string[] {
    return [...this.parents].filter(([, parent]) => parent === this.self).map(([iid]) => iid);
  }

  /** Offices that a link of this one leads to. */
  get neighbours(): string[] {
    return (this.parent === null ? [] : [this.parent]).concat(this.children).filter((iid) => !this.gone.has(iid));
  }

  /** Whether the directory names this office as one that works. */
  isActive(iid: string): boolean {
    return this.parents.has(iid) && !this.gone.has(iid);
  }

  /** All offices that lie on a neighbour's side. */
  sideWith(peer: string): string[] {
    return [...this.parents.keys()].filter((iid) => this.sideOf(iid) === peer);
  }

  /**
   * The neighbour on whose side an instance lies: the child whose subtree holds it, else the parent, which knows more of the tree.
   * `null` for this instance itself and for a stranger at the root.
   */
  sideOf(iid: string): string | null {
    if (iid === this.self) return null;
    const seen = new Set<string>();
    for (let at = iid; !seen.has(at);) {
      seen.add(at);
      const parent = this.parents.get(at) ?? null;
      if (parent === this.self) return at;
      if (parent === null) break;
      at = parent;
    }
    return this.parent;
  }

  /** Whether an instance lies on a neighbour's side or has lain there: what left by the way before a move may come by it after. */
  hasLainOn(iid: string, peer: string): boolean {
    if (this.sideOf(iid) === peer) return true;
    const seen = new Set<string>();
    const ahead = [iid];
    for (let at = ahead.pop(); at !== undefined; at = ahead.pop()) {
      if (seen.has(at) || at === this.self) continue;
      seen.add(at);
      const parents = [this.parents.get(at) ?? null, ...(this.formerParents.get(at) ?? [])];
      if (parents.includes(this.self) && at === peer) return true;
      if (parents.includes(null) && peer === this.parent) return true;
      ahead.push(...parents.filter((parent) => parent !== null));
    }
    return false;
  }
}
