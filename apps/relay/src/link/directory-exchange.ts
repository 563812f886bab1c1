import { answerMs, type LinkQuestions } from './link-questions.js';
import { cardsDue, type RelayCore } from './relay-core.js';
import { LinkFailure } from './transport.js';

/** How often requests that still wait for the registrar are asked again. */
const askAgainMs = 60_000;

/** Exchanges the directory log with one neighbour: takes what it has more of, hands it what is asked of the registrar. */
export class DirectoryExchange {
  private isStopped = false;

  constructor(
    private readonly core: RelayCore,
    private readonly questions: LinkQuestions,
    private readonly peer: string,
  ) {}

  /** Whether this office now has all cards up to a serial that the peer told of. @throws LinkFailure */
  async reach(serial: number): Promise<boolean> {
    const { directory } = this.core.parts;
    while (directory.lacks(serial)) {
      const before = directory.serial;
      await this.ask();
      if (directory.serial === before) return false;
    }
    return true;
  }

  /** Hands requests up as they come and until they are decided, for as long as the process lives. */
  async run(): Promise<void> {
    while (!this.isStopped) {
      const due = this.core.wakeups.wait(cardsDue(this.peer), askAgainMs);
      try {
        if ((await this.core.parts.directory.requestsFor(this.peer)).length > 0) await this.ask();
      } catch (error) {
        if (!(error instanceof LinkFailure))
          this.core.parts.watcher.alarm('directory.failed', { peer: this.peer, error });
      }
      if (this.isStopped) due.cancel();
      await due.over;
    }
  }

  stop(): void {
    this.isStopped = true;
    this.core.wakeups.wake(cardsDue(this.peer));
  }

  private async ask(): Promise<void> {
    const { directory } = this.core.parts;
    const requests = await directory.requestsFor(this.peer);
    const { reply } = await this.questions.ask({ verb: 'cards', after: directory.serial, requests }, answerMs);
    if (reply.kind !== 'cards') return;
    await directory.take(this.peer, reply.cards);
    await directory.noteRefusals(reply.refused);
  }
}
