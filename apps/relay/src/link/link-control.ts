import { judgeStanding, type StandingOrder, type StandingRefusal } from '../protocol/link-standing.js';
import type { Deed } from './item-control.js';
import type { LinkRecovery } from './link-recovery.js';
import { Placement } from './place-event.js';
import { logGrew, peerGone, peerLives, type RelayCore } from './relay-core.js';

/** What operators do to links. Each act is kept with the change that it makes. */
export class LinkControl {
  constructor(
    private readonly core: RelayCore,
    private readonly recovery: LinkRecovery,
  ) {}

  /** Links that operators have closed stay closed over a restart. */
  async resume(): Promise<void> {
    const links = await this.core.parts.store.transact((custody) => custody.links());
    for (const { peer, standing } of links) this.core.gates.set(peer, standing);
  }

  async order(order: StandingOrder, peer: string, deed: Deed): Promise<'done' | 'unknown' | StandingRefusal> {
    const { tree, store } = this.core.parts;
    const outcome = await store.transact(async (custody) => {
      const placement = await Placement.begin(this.core.parts, custody);
      const link = placement.currentLinks.find((candidate) => candidate.peer === peer);
      if (link === undefined) return 'unknown';
      const verdict = judgeStanding(order, link.standing, tree.parent !== peer);
      if ('refused' in verdict) return verdict.refused;
      const { standing } = verdict;
      await placement.saveLink({ ...link, standing, recovery: standing === 'retired' ? 'none' : link.recovery });
      if (standing === 'retired' && link.recovery === 'asking') {
        await this.recovery.completeIfNobodyIsAsked(custody, placement);
      }
      await custody.addAct({ ...deed, act: `link.${order}`, target: peer });
      return { standing };
    });
    if (typeof outcome === 'string') return outcome;
    this.core.gates.set(peer, outcome.standing);
    this.interrupt();
    return 'done';
  }

  /** @returns names in `without` that are no neighbours; then nothing was done. */
  async recover(without: readonly string[], deed: Deed): Promise<string[]> {
    const { neighbours } = this.core.parts.tree;
    const strangers = without.filter((peer) => !neighbours.includes(peer));
    if (strangers.length > 0) return strangers;
    await this.recovery.order(without, { ...deed, act: 'recovery.begin', target: without.join(',') });
    this.interrupt();
    return [];
  }

  /** Whoever waits for a neighbour, or lets one wait, looks anew. */
  private interrupt(): void {
    for (const peer of this.core.parts.tree.neighbours) {
      for (const name of [logGrew(peer), peerGone(peer), peerLives(peer)]) this.core.wakeups.wake(name);
    }
  }
}
