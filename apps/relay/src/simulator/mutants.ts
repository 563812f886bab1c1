import { Fence } from '../protocol/fence.js';
import { isRecovering } from '../protocol/recovery.js';
import { belongsInLog } from '../protocol/routing.js';
import { type Rules, rules } from '../protocol/rules.js';
import type { MemoryStore } from './memory-store.js';
import {
  type BroughtEvent,
  DisorderlyStore,
  FinalStore,
  ForgetfulStore,
  HastyStore,
  MergingStore,
  RememberingStore,
  StubbornStore,
} from './mutant-stores.js';
import { faithful, type Scenario } from './simulation.js';
import type { Make } from './sim-instance.js';
import { CredulousService, ForgetfulService, HastyService, type SimService } from './sim-service.js';

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
  /** The first of their seeds; 1 unless told, else not far below the first that ends badly today. */
  from?: number;
}

const anyBatch: Rules['judgeBatch'] = (_link, { after, events, chain }) => ({
  take: true,
  cursor: after + events.length,
  chain,
});
const isAnyAnswer = () => true;
const isNews: Rules['belongsInLog'] = (tree, peer, event: { author: string } & Pick<BroughtEvent, 'from'>) =>
  belongsInLog(tree, peer, event) && event.from !== peer;

/**
 * The protocol without one of its rules, in the lives that show the loss soonest. Each must fall in the simulation, or the rule could go.
 * R8 has two: the log holds less, not what the peer itself gave back after a restore; and more, also what comes from the peer's own side.
 * Behind R11 come promises of the services and of operators, each without what keeps it.
 * No mutant is here of two halves of rules, since another rule makes good for them. R2's "a batch fits, or is dropped": under R9 nothing
 * comes that was not asked for, so without both. R5's "above any epoch seen": under a repeated epoch the neighbour's place is found to
 * be ahead or of another chain, and recovery begins once more.
 */
export const mutants: Record<string, Mutant> = {
  R1: { hasMarker: true, lives: 20, make: withStore(HastyStore) },
  R2: { hasMarker: true, lives: 20, make: withStore(DisorderlyStore) },
  'R2-and-R9': {
    hasMarker: false,
    from: 450,
    lives: 2_000,
    make: withRules({ isAnswerTo: isAnyAnswer, judgeBatch: anyBatch }),
  },
  R3: { hasMarker: true, lives: 20, make: withStore(ForgetfulStore) },
  R4: { hasMarker: true, lives: 20, make: withStore(StubbornStore) },
  'R5-replay': { hasMarker: true, lives: 20, make: withRules({ isMissing: () => false }) },
  'R5-epoch': { hasMarker: true, lives: 20, make: withRules({ epochAfter: ({ outEpoch }) => outEpoch }) },
  R6: { hasMarker: true, lives: 200, make: { ...faithful, heedsMarker: false } },
  R7: { hasMarker: true, from: 50, lives: 2_000, make: withRules({ isBusyFor: () => false }) },
  'R8-less': {
    hasMarker: true,
    lives: 400,
    make: { ...withStore(RememberingStore), rules: { ...rules, belongsInLog: isNews } },
  },
  'R8-more': { hasMarker: true, lives: 20, make: withRules({ belongsInLog: () => true }) },
  R9: { hasMarker: true, from: 6_000, lives: 4_000, make: withRules({ isAnswerTo: isAnyAnswer }) },
  R10: { hasMarker: true, from: 250, lives: 2_000, make: withRules({ newFence: () => new OpenFence() }) },
  'R10-file': {
    hasMarker: true,
    hasSticks: true,
    from: 70,
    lives: 1_000,
    make: withRules({ isFileCurrent: () => true }),
  },
  'R9-file': { hasMarker: true, hasCouriers: true, lives: 900, make: withRules({ isAnswerCurrent: () => true }) },
  R11: { hasMarker: false, from: 200, lives: 1_500, make: withStore(MergingStore) },
  'R5-silence': { hasMarker: true, lives: 400, make: withRules({ mayAuthor: () => true }) },
  'R5-own-first': {
    hasMarker: true,
    from: 3_300,
    lives: 5_000,
    make: withRules({ mayAuthor: (links) => !isRecovering(links) }),
  },
  'effect-once': { hasMarker: true, lives: 300, make: withService(ForgetfulService) },
  'builds-on': { hasMarker: true, lives: 300, make: withService(HastyService) },
  void: { hasMarker: true, lives: 20, make: withService(CredulousService) },
  'offered-again': { hasMarker: true, lives: 20, make: withStore(FinalStore) },
  suspended: { hasMarker: true, lives: 100, make: withRules({ isShut: () => false }) },
};

function withService(Service: new (...parts: ConstructorParameters<typeof SimService>) => SimService): Make {
  return { ...faithful, service: (...parts) => new Service(...parts) };
}

function withRules(changed: Partial<Rules>): Make {
  return { ...faithful, rules: { ...rules, ...changed } };
}

function withStore(Store: new (...parts: ConstructorParameters<typeof MemoryStore>) => MemoryStore): Make {
  return { ...faithful, store: (...parts) => new Store(...parts) };
}
