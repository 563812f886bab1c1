import { Injectable } from '@nestjs/common';
import {
  defaultPageSize,
  DomainError,
  type JournalList,
  type JournalVerdict,
  type JournalWitnessView,
  type PageQuery,
} from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import { RelayNode } from '../link/relay-node.js';
import { beforeFirst, firstFault, type JournalFault, type JournalHead } from '../protocol/journal.js';
import { OfficeTree } from '../protocol/office-tree.js';
import { PostgresJournal } from '../store/postgres-journal.js';

const pageRows = 1_000;

const badCursor = () =>
  new DomainError('invalid', 'journal.bad_cursor', { zh: '翻页位置无效。', en: 'The page cursor is not valid.' });

/** What people read and check of the journal. */
@Injectable()
export class JournalService {
  constructor(
    private readonly journal: PostgresJournal,
    private readonly node: RelayNode,
    private readonly tree: OfficeTree,
    private readonly offices: OfficeDirectory,
  ) {}

  async list({ cursor, limit = defaultPageSize }: PageQuery): Promise<JournalList> {
    if (cursor !== undefined && !/^[1-9]\d{0,8}$/.test(cursor)) throw badCursor();
    const rows = await this.journal.before(cursor === undefined ? null : Number(cursor), limit + 1);
    const items = rows.slice(0, limit);
    return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.seq) : null };
  }

  async verify(): Promise<JournalVerdict> {
    const { entries, fault } = await this.readAll();
    const witnesses = await Promise.all(this.tree.neighbours.map((peer) => this.ask(peer)));
    const isIntact = fault === null && witnesses.every(({ result }) => result !== 'differs');
    return { isIntact, entries, fault, witnesses };
  }

  private async readAll(): Promise<{ entries: number; fault: JournalFault | null }> {
    let entries = 0;
    for (let last: JournalHead = beforeFirst; ;) {
      const rows = await this.journal.after(last.seq, pageRows);
      const fault = firstFault(last, rows);
      entries += rows.length;
      last = rows.at(-1) ?? last;
      if (fault !== null || rows.length < pageRows) return { entries, fault };
    }
  }

  private async ask(peer: string): Promise<JournalWitnessView> {
    const heads = await this.node.headsAt(peer);
    const seqs = heads?.forged.map(({ seq }) => seq) ?? [];
    return {
      peer,
      peerName: this.offices.nameOf(peer),
      result: heads === null ? 'silent' : seqs.length > 0 ? 'differs' : 'agrees',
      remembered: heads?.held ?? 0,
      lost: heads?.lost ?? 0,
      differsAt: seqs.length > 0 ? Math.min(...seqs) : null,
    };
  }
}
