import { answersTo, type Hello, type LinkAnswer, type Place, type Question } from '../protocol/messages.js';
import { peerGone, peerGreets, type RelayCore } from './relay-core.js';
import { LinkFailure } from './transport.js';

/** How long an answer that needs no waiting may take. */
export const answerMs = 5_000;

/** Asks one neighbour, and believes only answers to these very questions, of the life that the neighbour now has (R9, R10). */
export class LinkQuestions {
  private asked = 0;
  private isStopped = false;

  constructor(
    private readonly core: RelayCore,
    private readonly peer: string,
  ) {}

  /** @throws LinkFailure also where the answer is not to this question or of a session that is over. */
  async ask(question: Question, timeoutMs: number): Promise<LinkAnswer> {
    const { core } = this;
    if (this.isStopped) throw new LinkFailure('unreachable', 'this link has ended');
    if (core.gates.refusal(this.peer) !== null) throw new LinkFailure('unreachable', 'closed by an operator');
    this.asked += 1;
    const request = { id: `${core.currentSession}.${this.asked}`, session: core.currentSession, question };
    const giveUp = new AbortController();
    const asking = core.parts.transport.ask(this.peer, request, { timeoutMs, signal: giveUp.signal });
    const answer = await this.unlessGone(asking, { verb: question.verb, timeoutMs, giveUp });
    if (!core.parts.rules.isAnswerTo(request, answer)) throw new LinkFailure('silent', 'an answer to another question');
    if (!answers(question, answer)) throw new LinkFailure('silent', 'an answer of another kind');
    if (question.verb !== 'hello' && !core.fence(this.peer).admits(answer.session)) {
      throw new LinkFailure('silent', 'an answer from a session that is over');
    }
    core.noteContact(this.peer);
    return answer;
  }

  /** Nothing is asked any more: neither is an answer waited for nor a question begun that was being prepared. */
  stop(): void {
    this.isStopped = true;
    this.core.wakeups.wake(peerGone(this.peer));
  }

  /**
   * An answer of a session that is over, or over a connection that was cut, will not come. A neighbour that greets has lost its
   * connection and our question with it; two that greet at the same time must not interrupt each other.
   */
  private async unlessGone(
    answer: Promise<LinkAnswer>,
    { verb, timeoutMs, giveUp }: { verb: Question['verb']; timeoutMs: number; giveUp: AbortController },
  ): Promise<LinkAnswer> {
    const gone = this.core.wakeups.wait(peerGone(this.peer), timeoutMs);
    const greeted = this.core.wakeups.wait(verb === 'hello' ? nobody : peerGreets(this.peer), timeoutMs);
    const interrupted = greeted.over.then((isGreeted): 'greeted' | false => isGreeted && 'greeted');
    try {
      const first = await Promise.race([answer, gone.over, interrupted]);
      if (typeof first === 'object') return first;
      if (first === 'greeted') giveUp.abort();
      if (first === 'greeted') throw new LinkFailure('interrupted', 'the neighbour greets anew');
      throw new LinkFailure(first ? 'unreachable' : 'silent', 'no answer will come');
    } finally {
      gone.cancel();
      greeted.cancel();
      answer.catch(() => undefined);
    }
  }
}

function answers({ verb }: Question, { reply }: LinkAnswer): boolean {
  return reply.kind === 'refused' || answersTo[verb].includes(reply.kind);
}

/** How this office greets. */
export function helloOf(core: RelayCore, place: Place): Hello {
  return { verb: 'hello', versions: [...core.parts.versions.all], place, about: core.parts.introduction };
}

/** A wake-up that never comes. */
const nobody = 'nobody';
