/** An instance and its parent, as far as routing needs to know them. */
export interface TreeNode {
  iid: string;
  parent: string | null;
}

/** The tree of instances by parent pointer, seen from one of them. */
export class OfficeTree {
  private readonly parents: ReadonlyMap<string, string | null>;

  constructor(
    readonly self: string,
    offices: readonly TreeNode[],
  ) {
    this.parents = new Map(offices.map(({ iid, parent }) => [iid, parent]));
  }

  get parent(): string | null {
    return this.parents.get(this.self) ?? null;
  }

  get children(): string[] {
    return [...this.parents].filter(([, parent]) => parent === this.self).map(([iid]) => iid);
  }

  get neighbours(): string[] {
    return (this.parent === null ? [] : [this.parent]).concat(this.children);
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
}
