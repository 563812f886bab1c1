import { Fence } from '../protocol/fence.js';
import type { LinkRecord } from '../protocol/link-record.js';
import { type Rules, rules } from '../protocol/rules.js';
import { MemoryCustody } from './memory-custody.js';
import { MemoryStore } from './memory-store.js';
import { faithful, type Scenario } from './simulation.js';
import type { Make } from './sim-instance.js';

/** Moves a cursor at once, not with the events that it stands for. */
class HastyCustody extends MemoryCustody {
  constructor(private readonly store: HastyStore) {
    super(store.committed, store.pace);
  }

  override async saveLink(link: LinkRecord): Promise<void> {
    this.store.commitLink(link);
    await super.saveLink(link);
  }
}

class HastyStore extends MemoryStore {
  get committed() {
    return this.disk.state;
  }

  get pace() {
    return this.step;
  }

  commitLink(link: LinkRecord): void {
    this.disk.state = { ...this.disk.state, links: new Map(this.disk.state.links).set(link.peer, link) };
  }

  protected override open(): MemoryCustody {
    return new HastyCustody(this);
  }
}

class OpenFence extends Fence {
  override see(): void {}

  override admits(): boolean {
    return true;
  }
}

/**
 * The protocol without one of its rules, in the lives that show the loss soonest. Each must fall in the simulation, or the rule could
 * go. R2 and R9 guard each other: a stale answer is not asked for, and does not fit.
 */
export const mutants: Record<string, Pick<Scenario, 'hasMarker' | 'make'>> = {
  'R1, a committed cursor is the only receipt': {
    hasMarker: true,
    make: { ...faithful, store: (self, disk, step) => new HastyStore(self, disk, step) },
  },
  'R2 and R9, what was not asked for or does not fit is dropped': {
    hasMarker: false,
    make: withRules({
      isAnswerTo: () => true,
      judgeBatch: (_link, batch) => ({ take: true, cursor: batch.after + batch.events.length, chain: batch.chain }),
    }),
  },
  'R5, who was restored gets back what it lost': { hasMarker: true, make: withRules({ isMissing: () => false }) },
  'R7, who still recovers is busy': { hasMarker: true, make: withRules({ isBusyFor: () => false }) },
  'R10, earlier sessions of a peer are over': { hasMarker: true, make: withRules({ newFence: () => new OpenFence() }) },
};

function withRules(changed: Partial<Rules>): Make {
  return { ...faithful, rules: { ...rules, ...changed } };
}
