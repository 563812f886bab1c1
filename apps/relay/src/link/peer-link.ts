import { DirectoryExchange } from './directory-exchange.js';
import type { BlobDesk } from './blob-desk.js';
import { BlobFetcher } from './blob-fetcher.js';
import { LinkAsker, type AskerParts } from './link-asker.js';
import { LinkProber, type Probed } from './link-prober.js';
import { LinkQuestions } from './link-questions.js';
import type { RefusalReason } from '../protocol/messages.js';
import type { LinkPhase } from '../protocol/phase.js';

/** What the links of one process share; `desk` is `null` where the office keeps no files. */
export type SharedParts = Omit<AskerParts, 'questions' | 'directory' | 'onNews'> & { desk: BlobDesk | null };

/** All that this process asks of one neighbour. */
export class PeerLink {
  private readonly asker: LinkAsker;
  private readonly directory: DirectoryExchange;
  private readonly fetcher: BlobFetcher | null;
  private readonly prober: LinkProber;
  private readonly runs: Promise<unknown>;

  constructor(shared: SharedParts, peer: string) {
    const questions = new LinkQuestions(shared.core, peer);
    this.directory = new DirectoryExchange(shared.core, questions, peer);
    const { desk } = shared;
    this.fetcher = desk === null ? null : new BlobFetcher(shared.core, { questions, desk }, peer);
    const onNews = () => this.fetcher?.askAgain();
    this.asker = new LinkAsker({ ...shared, questions, directory: this.directory, onNews }, peer);
    this.prober = new LinkProber(shared.core, questions, peer);
    this.runs = Promise.all([this.asker.run(), this.directory.run(), this.fetcher?.run()]);
  }

  get phase(): LinkPhase {
    return this.asker.phase;
  }

  get refusal(): RefusalReason | null {
    return this.asker.refusal;
  }

  probe(): Promise<Probed> {
    return this.prober.probe();
  }

  /** Ends asking; resolves once what was under way is over. */
  async stop(): Promise<void> {
    this.asker.stop();
    this.directory.stop();
    this.fetcher?.stop();
    await this.runs;
  }
}
