import type { LinkRecord } from '../protocol/link-record.js';
import type { Place } from '../protocol/messages.js';
import { askLine, type FileManifest, type ReplayRequest } from '../protocol/qsl-file.js';
import { CarriedSeries, type SeriesParts } from './carried-series.js';
import { FileRefused } from './file-refused.js';
import type { LinkRecovery } from './link-recovery.js';

/** The one file that asks a neighbour for a replay of all matters. */
export class RequestSeries extends CarriedSeries {
  constructor(
    parts: SeriesParts,
    link: LinkRecord,
    private readonly asked: { request: ReplayRequest; recovery: LinkRecovery },
  ) {
    super(parts, link);
  }

  protected get place(): Place {
    const { outEpoch: epoch, outHead: after, outChain: chain } = this.link;
    return { epoch, after, chain };
  }

  protected get hasMore(): boolean {
    return false;
  }

  protected override purpose(): Promise<Pick<FileManifest, 'request'>> {
    return Promise.resolve({ request: this.asked.request });
  }

  protected async *content(): AsyncGenerator<string> {
    for (let after: string | null = null; ;) {
      const range = await this.asked.recovery.question(this.link.peer, after);
      const line = askLine(range);
      if (!this.draft.hasRoomFor(line)) throw new FileRefused('too_large');
      yield this.draft.add(line);
      if (range.upTo === null) return;
      after = range.upTo;
    }
  }
}
