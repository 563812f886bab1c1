import { attestMs, AttestationRound } from './attestation-round.js';
import { DirectoryExchange } from './directory-exchange.js';
import type { BlobDesk } from './blob-desk.js';
import { BlobFetcher } from './blob-fetcher.js';
import { LinkAsker, type AskerParts } from './link-asker.js';
import { LinkProber, type Probed } from './link-prober.js';
import { LinkQuestions } from './link-questions.js';
import type { Attest, Reached, RefusalReason, Reply } from '../protocol/messages.js';
import { type LinkPulse, LinkWatch, type WatchParts } from './link-watch.js';
import { LinkFailure } from './transport.js';
import type { OfficeHealth } from '../protocol/health.js';
import { watchDue } from './relay-core.js';
import type { LinkPhase } from '../protocol/phase.js';

/** What the links of one process share; `desk` is `null` where the office keeps no files, `watch` where nobody watches. */
export interface SharedParts extends Omit<AskerParts, 'questions' | 'directory' | 'onNews'> {
  desk: BlobDesk | null;
  watch: WatchParts | null;
  own: () => Promise<OfficeHealth>;
}

/** Time that a question may take to the root and back. */
const reachMs = 10_000;

/** All that this process asks of one neighbour. */
export class PeerLink {
  private readonly asker: LinkAsker;
  private readonly directory: DirectoryExchange;
  private readonly fetcher: BlobFetcher | null;
  private readonly prober: LinkProber;
  private readonly questions: LinkQuestions;
  private readonly watch: LinkWatch | null;
  private readonly attestations: AttestationRound | null;
  private readonly runs: Promise<unknown>;

  constructor(shared: SharedParts, peer: string) {
    const questions = new LinkQuestions(shared.core, peer);
    this.directory = new DirectoryExchange(shared.core, questions, peer);
    this.questions = questions;
    const { desk, watch } = shared;
    this.fetcher = desk === null ? null : new BlobFetcher(shared.core, { questions, desk }, peer);
    this.watch =
      watch === null ? null : new LinkWatch({ ...shared, watch, questions, directory: this.directory }, peer);
    const onNews = () => {
      this.fetcher?.askAgain();
      shared.core.wakeups.wake(watchDue(peer));
    };
    this.asker = new LinkAsker({ ...shared, questions, directory: this.directory, onNews }, peer);
    const isActive = () => this.asker.phase === 'active';
    this.attestations =
      watch === null ? null : new AttestationRound({ ...shared, ...watch, questions, isActive }, peer);
    this.prober = new LinkProber(shared.core, questions, peer);
    this.runs = Promise.all([
      this.asker.run(),
      this.directory.run(),
      this.fetcher?.run(),
      this.watch?.run(),
      this.attestations?.run(),
    ]);
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

  get pulse(): LinkPulse {
    return this.watch?.pulse ?? { roundTripMs: null, skewMs: null };
  }

  /** What the neighbour remembers of our journal. @throws LinkFailure */
  askHeads(): ReturnType<LinkWatch['ask']> {
    if (this.watch === null) throw new LinkFailure('unreachable', 'nobody watches');
    return this.watch.ask();
  }

  /** Passes on what an office asks one further on. @throws LinkFailure */
  async attest(question: Attest): Promise<Reply> {
    return (await this.questions.ask(question, attestMs)).reply;
  }

  /** Towards the root. @throws LinkFailure */
  async reachRoot(): Promise<Reached> {
    const { reply } = await this.questions.ask({ verb: 'reach' }, reachMs);
    if (reply.kind !== 'reached') throw new LinkFailure('silent', 'the way to the root is cut');
    return reply;
  }

  /** Ends asking; resolves once what was under way is over. */
  async stop(): Promise<void> {
    this.asker.stop();
    this.directory.stop();
    this.fetcher?.stop();
    this.watch?.stop();
    this.attestations?.stop();
    this.questions.stop();
    await this.runs;
  }
}
