import { type OfficeHealth, untold } from '../protocol/health.js';
import { beforeFirst, judgeHeads, type JournalHead, unknownHeads } from '../protocol/journal.js';
import type { Signed } from '../protocol/card.js';
import { directoryFaults } from '../protocol/directory-head.js';
import type { Watch, Watched } from '../protocol/messages.js';
import type { AttestationParts } from './attestation-round.js';
import type { DirectoryExchange } from './directory-exchange.js';
import type { HealthStore } from './health-store.js';
import type { Journal } from './journal.js';
import { answerMs, type LinkQuestions } from './link-questions.js';
import { type RelayCore, watchDue } from './relay-core.js';
import { LinkFailure } from './transport.js';

export interface WatchParts {
  journal: Journal;
  health: HealthStore;
  /** Between two questions. */
  everyMs: number;
  /** Between two questions to the root; 0: never. */
  canaryMs: number;
  attestations: AttestationParts;
}

/** What the last questions told of a link. */
export interface LinkPulse {
  /** Milliseconds from a question to its answer, and by how many the neighbour's clock is ahead of ours. */
  roundTripMs: number | null;
  skewMs: number | null;
}

/** Asks one neighbour now and then what it remembers of our journal, and tells it of ours and, upwards, how the offices here are. */
export class LinkWatch {
  readonly pulse: LinkPulse = { roundTripMs: null, skewMs: null };
  private readonly told = new Map<string, string>();
  private isStopped = false;

  constructor(
    private readonly parts: {
      core: RelayCore;
      watch: WatchParts;
      questions: LinkQuestions;
      directory: DirectoryExchange;
      own: () => Promise<OfficeHealth>;
    },
    private readonly peer: string,
  ) {}

  async run(): Promise<void> {
    const { core, watch } = this.parts;
    while (!this.isStopped) {
      const due = core.wakeups.wait(watchDue(this.peer), watch.everyMs);
      try {
        await this.ask();
      } catch (error) {
        if (!this.isStopped && !(error instanceof LinkFailure))
          core.parts.watcher.alarm('link.watch_failed', { peer: this.peer, error });
      }
      if (this.isStopped) due.cancel();
      await due.over;
    }
  }

  stop(): void {
    this.isStopped = true;
    this.parts.core.wakeups.wake(watchDue(this.peer));
  }

  /** What the neighbour remembers of our journal and we do not know; those lost by a restore are written down as such. @throws LinkFailure */
  async ask(): Promise<{ held: number; forged: JournalHead[]; lost: number }> {
    const { core, watch, questions } = this.parts;
    const { clock } = core.parts;
    const health = await this.healthToTell();
    const sentAt = clock.now();
    const question: Watch = { verb: 'watch', at: sentAt, journal: (await watch.journal.head()) ?? beforeFirst, health };
    const { reply } = await questions.ask(question, answerMs);
    if (reply.kind !== 'watched') throw new LinkFailure('silent', 'the neighbour does not watch');
    for (const { iid, at } of health) this.told.set(iid, at);
    this.pulse.roundTripMs = clock.now() - sentAt;
    this.pulse.skewMs = Math.round(reply.at - (clock.now() + sentAt) / 2);
    if (this.peer === core.parts.tree.parent) await this.heed(reply.head);
    return this.compare(reply);
  }

  /** Looks for the cards that the registrar speaks of; whether they, or its word, are withheld is seen once they were asked for. */
  private async heed(head: Signed | undefined): Promise<void> {
    const { core, directory } = this.parts;
    await directory.reach(await core.parts.directory.takeHead(head));
    const fault = core.parts.directory.headFault();
    for (const each of directoryFaults) core.alarms.note(this.peer, each, fault === each);
  }

  private async healthToTell(): Promise<OfficeHealth[]> {
    const { core, watch, own } = this.parts;
    if (this.peer !== core.parts.tree.parent) return [];
    return untold([await own(), ...(await watch.health.all())], this.told);
  }

  private async compare({ witnessed }: Watched): Promise<{ held: number; forged: JournalHead[]; lost: number }> {
    const { core, watch } = this.parts;
    const { journal } = watch;
    const unknown = unknownHeads(witnessed, await journal.hashes(witnessed.map(({ seq }) => seq)));
    const past = await journal.past(this.peer);
    const { lost, forged } = judgeHeads(unknown, past);
    if (past.restoredAt !== null) {
      await core.parts.store.transact(async (custody) =>
        custody.record({ kind: 'journal.lost', facts: { peer: this.peer, heads: lost } }),
      );
    }
    if (forged.length > 0)
      core.parts.watcher.alarm('journal.rewritten', {
        peer: this.peer,
        seq: Math.min(...forged.map(({ seq }) => seq)),
      });
    return { held: witnessed.length, forged, lost: unknown.length - forged.length };
  }
}

/** Answers a neighbour that asks so. */
export async function answerWatch(core: RelayCore, watch: WatchParts, peer: string, asked: Watch): Promise<Watched> {
  const { tree, clock, watcher } = core.parts;
  const witnessed = await watch.journal.witnessed(peer);
  if (asked.journal.seq > 0 && !(await watch.journal.witness(peer, asked.journal)))
    watcher.alarm('journal.receded', { peer, seq: asked.journal.seq });
  const isChild = peer !== tree.parent;
  await watch.health.keep(asked.health.filter(({ iid }) => isChild && tree.sideOf(iid) === peer));
  const head = isChild ? await core.parts.directory.head() : undefined;
  return { kind: 'watched', at: clock.now(), witnessed, ...(head !== undefined && { head }) };
}
