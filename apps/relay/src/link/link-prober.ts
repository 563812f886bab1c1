import type { RefusalReason } from '../protocol/messages.js';
import { answerMs, helloOf, type LinkQuestions } from './link-questions.js';
import { placeIn } from './link-responder.js';
import type { RelayCore } from './relay-core.js';
import { LinkFailure } from './transport.js';

export interface Probed {
  outcome: 'answered' | 'refused' | 'silent' | 'unreachable';
  reason: RefusalReason | null;
  roundTripMs: number;
}

/** Finds out for an operator whether a neighbour answers, and how fast. */
export class LinkProber {
  constructor(
    private readonly core: RelayCore,
    private readonly questions: LinkQuestions,
    private readonly peer: string,
  ) {}

  /** Greets the neighbour once, beside whatever else is being asked. */
  async probe(): Promise<Probed> {
    const { store, clock } = this.core.parts;
    const closed = this.core.gates.refusal(this.peer);
    if (closed !== null) return { outcome: 'refused', reason: closed.reason, roundTripMs: 0 };
    const place = placeIn(await store.link(this.peer));
    const begun = clock.now();
    try {
      const { reply } = await this.questions.ask(helloOf(this.core, place), answerMs);
      const reason = reply.kind === 'refused' ? reply.reason : null;
      return { outcome: reason === null ? 'answered' : 'refused', reason, roundTripMs: clock.now() - begun };
    } catch (error) {
      if (!(error instanceof LinkFailure)) throw error;
      const outcome = error.kind === 'unreachable' ? 'unreachable' : 'silent';
      return { outcome, reason: null, roundTripMs: clock.now() - begun };
    }
  }
}
