import { Fence } from '../protocol/fence.js';
import { type Rules, rules } from '../protocol/rules.js';
import type { MemoryStore } from './memory-store.js';
import { DisorderlyStore, ForgetfulStore, HastyStore, MergingStore, StubbornStore } from './mutant-stores.js';
import { faithful, type Scenario } from './simulation.js';
import type { Make } from './sim-instance.js';

class OpenFence extends Fence {
  override see(): void {}

  override admits(): boolean {
    return true;
  }

  override isVoidedBy(): boolean {
    return false;
  }
}

export interface Mutant extends Pick<Scenario, 'hasMarker' | 'hasSticks' | 'hasCouriers' | 'make'> {
  /** Lives among which one must end badly: a few times as many as it takes today. */
  lives: number;
}

const anyBatch: Rules['judgeBatch'] = (_link, { after, events, chain }) => ({
  take: true,
  cursor: after + events.length,
  chain,
});
const isAnyAnswer = () => true;

/**
 * The protocol without one of its rules, in the lives that show the loss soonest. Each must fall in the simulation, or the rule could go.
 * No mutant is here of two halves of rules, since another rule makes good for them. R2's "a batch fits, or is dropped": under R9 nothing
 * comes that was not asked for, so without both. R5's "above any epoch seen": under a repeated epoch the neighbour's place is found to
 * be ahead or of another chain, and recovery begins once more. Nor of R8, which is not yet a decision of its own.
 */
export const mutants: Record<string, Mutant> = {
  R1: { hasMarker: true, lives: 20, make: withStore(HastyStore) },
  R2: { hasMarker: true, lives: 20, make: withStore(DisorderlyStore) },
  'R2-and-R9': { hasMarker: false, lives: 1_000, make: withRules({ isAnswerTo: isAnyAnswer, judgeBatch: anyBatch }) },
  R3: { hasMarker: true, lives: 20, make: withStore(ForgetfulStore) },
  R4: { hasMarker: true, lives: 20, make: withStore(StubbornStore) },
  'R5-replay': { hasMarker: true, lives: 20, make: withRules({ isMissing: () => false }) },
  'R5-epoch': { hasMarker: true, lives: 20, make: withRules({ epochAfter: ({ outEpoch }) => outEpoch }) },
  R6: { hasMarker: true, lives: 60, make: { ...faithful, heedsMarker: false } },
  R7: { hasMarker: true, lives: 400, make: withRules({ isBusyFor: () => false }) },
  R9: { hasMarker: true, lives: 1_000, make: withRules({ isAnswerTo: isAnyAnswer }) },
  R10: { hasMarker: true, lives: 1_800, make: withRules({ newFence: () => new OpenFence() }) },
  'R10-file': { hasMarker: true, hasSticks: true, lives: 400, make: withRules({ isFileCurrent: () => true }) },
  'R9-file': { hasMarker: true, hasCouriers: true, lives: 900, make: withRules({ isAnswerCurrent: () => true }) },
  R11: { hasMarker: false, lives: 1_500, make: withStore(MergingStore) },
};

function withRules(changed: Partial<Rules>): Make {
  return { ...faithful, rules: { ...rules, ...changed } };
}

function withStore(Store: new (...parts: ConstructorParameters<typeof MemoryStore>) => MemoryStore): Make {
  return { ...faithful, store: (...parts) => new Store(...parts) };
}
