import { AnswerLimit } from '../link-broker/answer-limit.js';
import { type Asked, LinkConnection, type LinkRoute } from '../link-broker/link-connection.js';
import { inboxOf, linkSubjects } from '../link-broker/link-subjects.js';

/** Hears one invited office, in the account that is to be its own. */
export class JoinListener {
  /** Resolves once the broker has let this office in: from then on the code works. */
  readonly up: Promise<void>;
  isUp = false;
  private readonly connection: LinkConnection;
  private readonly limit = new AnswerLimit();

  constructor(
    child: string,
    { self, ...way }: Pick<LinkRoute, 'url' | 'tls' | 'seed'> & { self: string },
    answer: (text: string) => Promise<string | null>,
  ) {
    const { toChild, toJoin } = linkSubjects(child);
    const route = { peer: child, ...way, inboxPrefix: inboxOf(self), askOn: toChild, answerOn: toJoin };
    let tell = () => {};
    this.up = new Promise((resolve) => (tell = resolve));
    this.connection = new LinkConnection(route, {
      answer: (asked) => this.answer(child, asked, answer),
      change: (isConnected) => {
        this.isUp = isConnected;
        if (isConnected) tell();
      },
    });
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  private async answer(child: string, asked: Asked, answer: (text: string) => Promise<string | null>) {
    if (this.limit.enter(child, asked.bytes) !== null) {
      const deafMs = this.limit.unreadMs(child, asked.bytes);
      if (deafMs > 0) asked.stopListening(deafMs);
      return null;
    }
    try {
      return await answer(asked.text());
    } finally {
      this.limit.leave(child);
    }
  }
}
