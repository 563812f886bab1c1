import { Fence } from '../protocol/fence.js';
import type { LinkRecord } from '../protocol/link-record.js';
import { rules } from '../protocol/rules.js';
import { MemoryCustody } from './memory-custody.js';
import { MemoryStore } from './memory-store.js';
import { faithful } from './simulation.js';
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

/** The protocol without one of its rules. Each must fall in the simulation, or the rule could go. */
export const mutants: Record<string, Make> = {
  'R1 a committed cursor is the only receipt': {
    ...faithful,
    store: (self, disk, step) => new HastyStore(self, disk, step),
  },
  'R2 and R9, what is not asked for or does not fit is dropped': {
    ...faithful,
    rules: {
      ...rules,
      isAnswerTo: () => true,
      judgeBatch: (_link, batch) => ({ take: true, cursor: batch.after + batch.events.length, chain: batch.chain }),
    },
  },
  'R5 a restored sender gets back what it lost': { ...faithful, rules: { ...rules, isMissing: () => false } },
  'R7 who still recovers is busy': { ...faithful, rules: { ...rules, isBusyFor: () => false } },
  'R9 an answer counts for its own question only': { ...faithful, rules: { ...rules, isAnswerTo: () => true } },
  'R10 earlier sessions of a peer are over': { ...faithful, rules: { ...rules, newFence: () => new OpenFence() } },
};
