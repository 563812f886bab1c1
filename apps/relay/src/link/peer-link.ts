import { DirectoryExchange } from './directory-exchange.js';
import { LinkAsker, type AskerParts } from './link-asker.js';
import { LinkQuestions } from './link-questions.js';
import type { LinkPhase } from '../protocol/phase.js';

/** All that this process asks of one neighbour. */
export class PeerLink {
  private readonly asker: LinkAsker;
  private readonly directory: DirectoryExchange;
  private readonly runs: Promise<unknown>;

  constructor(shared: Omit<AskerParts, 'questions' | 'directory'>, peer: string) {
    const questions = new LinkQuestions(shared.core, peer);
    this.directory = new DirectoryExchange(shared.core, questions, peer);
    this.asker = new LinkAsker({ ...shared, questions, directory: this.directory }, peer);
    this.runs = Promise.all([this.asker.run(), this.directory.run()]);
  }

  get phase(): LinkPhase {
    return this.asker.phase;
  }

  /** Ends asking; resolves once what was under way is over. */
  async stop(): Promise<void> {
    this.asker.stop();
    this.directory.stop();
    await this.runs;
  }
}
