import { randomBytes } from 'node:crypto';
import { endsBehind, judgeAttestation } from '../protocol/attestation.js';
import type { Attest, Attested } from '../protocol/messages.js';
import type { AttestationStore, DueAttestation } from './attestation-store.js';
import type { LinkQuestions } from './link-questions.js';
import { attestDue, type RelayCore } from './relay-core.js';
import { LinkFailure } from './transport.js';

export interface AttestationParts {
  store: AttestationStore;
  /** Between two questions to one neighbour. */
  everyMs: number;
  /** Events that an end still lacks so long after it first said so are withheld. */
  withheldMs: number;
  /** An end of which no list came for so long, while the neighbour talked, is not attested. */
  unattestedMs: number;
}

/** Time that a question may take to an office further on and back. */
export const attestMs = 10_000;
/** Of the time between two questions to an end no more counts than so many rounds: the line may have been cut. */
const mostRounds = 10;

/**
 * A neighbour's receipt says that it has our events, and not that it passes them on. This asks the offices further on, through it, which of them
 * came: one question at a time, beside everything else.
 */
export class AttestationRound {
  private isStopped = false;

  constructor(
    private readonly parts: {
      core: RelayCore;
      attestations: AttestationParts;
      questions: LinkQuestions;
      /** Whether the neighbour answers what else it is asked. */
      isActive: () => boolean;
    },
    private readonly peer: string,
  ) {}

  async run(): Promise<void> {
    const { core, attestations } = this.parts;
    while (!this.isStopped) {
      const due = core.wakeups.wait(attestDue(this.peer), attestations.everyMs);
      try {
        await this.step();
      } catch (error) {
        if (!this.isStopped) core.parts.watcher.alarm('link.attestation_failed', { peer: this.peer, error });
      }
      if (this.isStopped) due.cancel();
      await due.over;
    }
  }

  stop(): void {
    this.isStopped = true;
    this.parts.core.wakeups.wake(attestDue(this.peer));
  }

  private async step(): Promise<void> {
    const { core, attestations, isActive } = this.parts;
    const { store } = attestations;
    const { tree } = core.parts;
    await store.enrol(this.peer, (route) => endsBehind(tree, this.peer, route));
    const due = isActive() ? await store.next(this.peer) : null;
    if (due !== null && !tree.isActive(due.end)) await store.forget(due.end);
    else if (due !== null) await this.ask(due);
    await this.tell();
  }

  private async ask({ end, events }: DueAttestation): Promise<void> {
    const { core, attestations, isActive } = this.parts;
    const { tree, clock } = core.parts;
    const nonce = randomBytes(32).toString('hex');
    const question: Attest = { verb: 'attest', asker: tree.self, end, nonce, events };
    const reply = await this.hear(question);
    const turn = { now: clock.now(), mostMs: mostRounds * attestations.everyMs };
    const lists = reply === null ? null : this.judge(reply, question);
    if (lists !== null) await attestations.store.keep(this.peer, end, lists, turn);
    else if (isActive()) await attestations.store.keepSilence(this.peer, end, turn);
  }

  private async hear(question: Attest): Promise<Attested | null> {
    try {
      const { reply } = await this.parts.questions.ask(question, attestMs);
      return reply.kind === 'attested' ? reply : null;
    } catch (error) {
      if (error instanceof LinkFailure) return null;
      throw error;
    }
  }

  private judge({ list }: Attested, question: Attest) {
    const { keys, clock, watcher } = this.parts.core.parts;
    const { end } = question;
    const time = new Date(clock.now()).toISOString();
    const verdict = judgeAttestation(list, question, (signed) => keys.verify({ author: end, time }, signed));
    if (!('fault' in verdict)) return verdict;
    watcher.alarm('attestation.refused', { peer: this.peer, end, fault: verdict.fault });
    return null;
  }

  private async tell(): Promise<void> {
    const { core, attestations } = this.parts;
    const { withheld, unattested } = await attestations.store.faults(this.peer, attestations);
    core.alarms.note(this.peer, 'events_withheld', withheld.length > 0, { withheld });
    core.alarms.note(this.peer, 'events_unattested', unattested.length > 0, { ends: unattested });
  }
}
