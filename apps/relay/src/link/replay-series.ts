import { nextChain } from '../protocol/chain.js';
import type { LinkRecord } from '../protocol/link-record.js';
import type { Place, Replayed, WireEvent } from '../protocol/messages.js';
import { eventLine, type FileManifest, type ReplayRange, type ReplayRequest } from '../protocol/qsl-file.js';
import { CarriedSeries, type SeriesParts } from './carried-series.js';
import { FileRefused } from './file-refused.js';
import type { LinkRecovery } from './link-recovery.js';

interface Asked {
  request: ReplayRequest;
  ranges: AsyncIterable<ReplayRange>;
  recovery: LinkRecovery;
}

/** The answer to a request that came in a file: everything that the neighbour lacks of what we hold. */
export class ReplaySeries extends CarriedSeries {
  private readonly answer: string;
  private readonly given: AsyncIterator<WireEvent, undefined>;
  private standing: Pick<Replayed, 'inEpoch' | 'endedEpoch'> | null = null;
  /** The next event that no file has taken yet; `null` where none is left. */
  private event: WireEvent | null = null;
  private next: Place;

  constructor(
    parts: SeriesParts,
    link: LinkRecord,
    private readonly asked: Asked,
  ) {
    super(parts, link);
    this.answer = parts.core.parts.clock.uniqueId();
    this.given = this.events();
    this.next = { epoch: link.outEpoch, after: link.outHead, chain: link.outChain };
  }

  protected get place(): Place {
    return this.next;
  }

  protected get hasMore(): boolean {
    return this.event !== null;
  }

  protected override async purpose(): Promise<Pick<FileManifest, 'replay'>> {
    if (this.part === 1) await this.advance();
    if (this.standing === null) throw new FileRefused('malformed', { line: 0, what: 'ask' });
    const { inEpoch, endedEpoch = 0 } = this.standing;
    const { answer, part } = this;
    return { replay: { request: this.asked.request.id, answer, part, inEpoch, endedEpoch } };
  }

  /** The chain goes over them, though they are no part of our log. */
  protected async *content(): AsyncGenerator<string> {
    const { counts } = this.draft;
    while (this.event !== null) {
      const line = eventLine(this.event);
      if (!this.draft.hasRoomFor(line) && counts.events > 0) return;
      yield this.draft.add(line);
      counts.events += 1;
      this.next = { ...this.next, chain: nextChain(this.next.chain, this.event) };
      await this.advance();
    }
  }

  private async advance(): Promise<void> {
    const { value } = await this.given.next();
    this.event = value ?? null;
  }

  /** Range by range, and page by page within one, as over the line. @throws FileRefused while we lack the replay of others (R7) */
  private async *events(): AsyncGenerator<WireEvent, undefined> {
    const { request, ranges, recovery } = this.asked;
    for await (const range of ranges) {
      const held = [...range.held];
      for (let hasMore = true; hasMore;) {
        const question = { verb: 'replay' as const, ...range, held, endedEpoch: request.endedEpoch };
        const reply = await recovery.answer(this.link.peer, question);
        if (reply === null) throw new FileRefused('recovering');
        this.standing = reply;
        held.push(...reply.events.map(({ id }) => id));
        hasMore = reply.more;
        yield* reply.events;
      }
    }
  }
}
