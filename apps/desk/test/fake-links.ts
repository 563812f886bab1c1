import type {
  ItemView,
  JournalVerdict,
  LinkView,
  OperatorActKind,
  OperatorActView,
  RecoveryView,
} from '@qsl/contracts';
import { FakeFiles } from './fake-files.js';
import { health, invitations, links } from './sample-office.js';

type Body = Record<string, unknown>;

const standing: Record<string, LinkView['state']> = { suspend: 'suspended', resume: 'active', retire: 'retired' };

const item: ItemView = {
  eventId: '0190b000-0000-7000-8000-000000000001',
  rootCaseId: '0190b000-0000-7000-8000-000000000002',
  matterKind: 'case',
  type: 'qsl.transfer.answered.v1',
  author: 'x610303',
  authorName: '金台区政协',
  iseq: 4,
  state: 'parked',
  reason: '办件服务没有答复。',
  tries: 5,
  storedAt: '2026-11-25T00:20:00Z',
  waiting: 2,
  rivalId: null,
};

const verdict: JournalVerdict = { isIntact: true, entries: 412, fault: null, witnesses: [] };
export const newKey = '0bmV3IGtleSBvZiB0aGlydHktdHdvIGJ5dGVzIGluIGFs';

/** The links of the invented office, and what its administrators do to them. */
export class FakeLinks {
  private readonly links = links();
  private readonly acts: OperatorActView[] = [];
  readonly files = new FakeFiles();
  /** Read-only after a restore, or not. */
  recovery: RecoveryView = { phase: 'none', waitsFor: [], unapplied: 0 };

  /** A list or a verdict; nothing where the path is neither. */
  read(path: string, query: URLSearchParams): object | undefined {
    const lists: Record<string, object[]> = {
      '/links': this.links,
      '/links/health': health,
      '/links/invitations': invitations,
      '/links/items': query.get('state') ? [] : [item],
      '/links/acts': this.acts,
    };
    if (path in lists) return { items: lists[path], nextCursor: null };
    if (path === '/links/journal/verdict') return verdict;
    if (path === '/links/recovery') return this.recovery;
    const now = '2026-11-25T01:00:00Z';
    if (path === '/links/check') return { database: null, marker: null, relayTime: now, databaseTime: now };
    const link = this.links.find(({ peer }) => path === `/links/${peer}/probe`);
    return link && { peer: link.peer, reason: null, ...greeting(link) };
  }

  change(path: string, body: Body): { status: number; body: object } {
    const [, , subject, , verb = ''] = path.split('/');
    const link = this.links.find(({ peer }) => peer === subject);
    if (link) {
      link.state = standing[verb] ?? link.state;
      this.note(`link.${verb}` as OperatorActKind, link.peer, body);
    }
    if (path === '/links/recovery') this.note('recovery.begin', (body['without'] as string[]).join(','), body);
    if (path === '/links/invitations') return invited(body);
    if (subject === 'files') return this.carry(path, body);
    return { status: 200, body: subject === 'keys' ? this.rotate(path, body) : { ok: true } };
  }

  private carry(path: string, body: Body): { status: number; body: object } {
    if (path !== '/links/files') this.note(path.endsWith('import') ? 'file.import' : 'file.export', 'x610303', body);
    return this.files.change(path);
  }

  private rotate(path: string, body: Body): object {
    if (path.includes('sealing')) {
      this.note('sealing_key.rotate', 'c610300', body);
      return { sealingKey: newKey, isListed: true, fault: null };
    }
    this.note('key.rotate', 'c610300', body);
    return { signingKey: 'a'.repeat(43), nextKey: newKey, fault: null };
  }

  private note(act: OperatorActKind, target: string, { reason }: Body): void {
    const id = `0190c000-0000-7000-8000-${String(this.acts.length).padStart(12, '0')}`;
    this.acts.unshift({ id, at: '2026-11-25T01:00:00Z', by: '马管理', act, target, reason: String(reason) });
  }
}

const greeting = ({ state }: LinkView): object =>
  state === 'active' ? { outcome: 'answered', roundTripMs: 40 } : { outcome: 'unreachable', roundTripMs: 0 };

/** What an administrator does to let an office in. */
function invited({ iid }: Body): { status: number; body: object } {
  const code = `qsl1.${'eyJpaWQiOiJ4NjEwMzA2Ii'.repeat(40)}`;
  return { status: 201, body: { iid, code, expiresAt: '2026-11-28T00:30:00Z', isReady: true } };
}
