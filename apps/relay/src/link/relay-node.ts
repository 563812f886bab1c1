import type { EventDraft } from '../protocol/event.js';
import type { LinkPhase } from '../protocol/phase.js';
import { Applier, type Services } from './applier.js';
import { EventAuthor, type SubmitOutcome } from './event-author.js';
import { EventIntake } from './event-intake.js';
import { LinkAsker } from './link-asker.js';
import { LinkQuestions } from './link-questions.js';
import { LinkRecovery } from './link-recovery.js';
import { LinkResponder } from './link-responder.js';
import type { ApplyStore, LinkStore } from './link-store.js';
import { RelayCore, type RelayParts, type Watcher } from './relay-core.js';

export interface RelayNodeParts extends Omit<RelayParts, 'watcher' | 'store'> {
  store: LinkStore & ApplyStore;
  services: Services;
  alarm: Watcher['alarm'];
}

/** One relay process: all its links, with nothing known of NATS, PostgreSQL or Nest. */
export class RelayNode {
  private readonly core: RelayCore;
  private readonly author: EventAuthor;
  private readonly recovery: LinkRecovery;
  private readonly applier: Applier;
  private readonly askers = new Map<string, LinkAsker>();
  private runs: Promise<void>[] = [];

  constructor(parts: RelayNodeParts) {
    const stored = (rootCaseIds: readonly string[]) => this.applier.offer(rootCaseIds);
    this.core = new RelayCore({ ...parts, watcher: { stored, alarm: parts.alarm } });
    this.author = new EventAuthor(this.core);
    this.recovery = new LinkRecovery(this.core);
    this.applier = new Applier(this.core, parts.store, parts.services);
    const shared = { core: this.core, intake: new EventIntake(this.core), recovery: this.recovery };
    for (const peer of parts.tree.neighbours) {
      const questions = new LinkQuestions(this.core, peer);
      this.askers.set(peer, new LinkAsker({ ...shared, questions }, peer));
    }
  }

  async start(): Promise<void> {
    await this.recovery.resume();
    const responder = new LinkResponder(this.core, this.recovery, () => this.applier.tell());
    this.core.parts.transport.serve(
      (peer, request) => responder.answer(peer, request),
      (peer, isConnected) => this.core.noteConnection(peer, isConnected),
    );
    this.runs = [...this.askers.values()].map((asker) => asker.run());
    this.applier.start();
  }

  /** Ends asking and applying; resolves once what was under way is over. */
  async stop(): Promise<void> {
    this.applier.stop();
    for (const asker of this.askers.values()) asker.stop();
    this.core.wakeups.wakeAll();
    await Promise.all(this.runs);
  }

  submit(draft: EventDraft): Promise<SubmitOutcome> {
    return this.author.submit(draft);
  }

  phase(peer: string): LinkPhase {
    return this.askers.get(peer)?.phase ?? 'down';
  }

  lastContact(peer: string): number | null {
    return this.core.lastContact(peer);
  }
}
