import type {
  ApplyStore,
  Custody,
  CustodyView,
  EventKey,
  LinkStore,
  LoggedEvent,
  Notice,
  StoredEvent,
} from '../link/link-store.js';
import { sha256 } from '../protocol/chain.js';
import { type EventState, readyEvents } from '../protocol/event-state.js';
import { type LinkRecord, newLink } from '../protocol/link-record.js';
import { type Disk, logKey, MemoryCustody, type Step } from './memory-custody.js';

/**
 * One process's access to its disk: a transaction that its process does not live to commit has never been,
 * and one that is committed is there for others before the process hears of it.
 */
export class MemoryStore implements LinkStore, ApplyStore {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    readonly self: string,
    protected readonly disk: Disk,
    protected readonly step: Step,
  ) {}

  transact<T>(work: (custody: Custody) => Promise<T>): Promise<T> {
    const committed = this.last.then(async () => {
      const custody = this.open();
      const value = await work(custody);
      await this.step();
      this.disk.commit(custody.state);
      return value;
    });
    this.last = committed.catch(() => undefined);
    return committed.then(async (value) => {
      await this.step();
      return value;
    });
  }

  /** One commit of many is what the adversary sees when it strikes at none of them. */
  together<T>(_about: readonly EventKey[], work: (custody: Custody) => Promise<T>): Promise<T> {
    return this.transact(work);
  }

  async look<T>(work: (custody: CustodyView) => Promise<T>): Promise<T> {
    await this.step();
    return work(this.open());
  }

  async link(peer: string): Promise<LinkRecord> {
    await this.step();
    return this.disk.state.links.get(peer) ?? newLink(peer);
  }

  async chainAt(peer: string, epoch: number, seq: number): Promise<string | null> {
    await this.step();
    return this.disk.state.logs.get(logKey(peer, epoch))?.[seq - 1]?.chain ?? null;
  }

  async readLog(peer: string, epoch: number, { after, max }: { after: number; max: number }): Promise<LoggedEvent[]> {
    await this.step();
    const rows = this.disk.state.logs.get(logKey(peer, epoch)) ?? [];
    return rows.slice(after, after + max).flatMap(({ eventId, chain }) => {
      const event = this.disk.state.events.get(eventId);
      return event === undefined ? [] : [{ id: event.id, body: event.body, jws: event.jws, chain }];
    });
  }

  async savePeerCursor(peer: string, epoch: number, cursor: number): Promise<void> {
    await this.change(peer, (link) => (link.outEpoch === epoch ? { ...link, peerCursor: cursor } : link));
  }

  async mattersToApply(): Promise<string[]> {
    await this.step();
    return [
      ...new Set(
        [...this.disk.state.events.values()]
          .filter(({ state }) => state === 'pending')
          .map((event) => event.rootCaseId),
      ),
    ];
  }

  async nextToApply(rootCaseIds: readonly string[]): Promise<StoredEvent[]> {
    await this.step();
    return rootCaseIds.flatMap((rootCaseId) => {
      const matter = this.disk.state.matters.get(rootCaseId);
      if (matter === undefined || matter.parked !== null || !matter.instances.includes(this.self)) return [];
      return readyEvents([...this.disk.state.events.values()].filter((event) => event.rootCaseId === rootCaseId));
    });
  }

  async markApplied(events: readonly StoredEvent[]): Promise<void> {
    await this.transact(async (custody) => {
      for (const event of events) {
        const matter = await custody.matter(event.rootCaseId);
        if (matter !== null) await custody.saveMatter({ ...matter, lastHash: sha256(event.body) });
        await custody.addEvent({ ...event, state: 'applied' });
      }
    });
  }

  async markVoid(event: StoredEvent): Promise<void> {
    await this.transact((custody) => custody.addEvent({ ...event, state: 'void' }));
  }

  async markFailed(event: StoredEvent, _reason: string, state: EventState): Promise<void> {
    await this.transact(async (custody) => {
      const now = await custody.event(event.id);
      if (now?.state === 'pending') await custody.addEvent({ ...now, tries: now.tries + 1, state });
    });
  }

  async offerUnsupportedAgain(): Promise<void> {
    await this.step();
    const unsupported = [...this.disk.state.events.values()].filter(({ state }) => state === 'unsupported_type');
    if (unsupported.length === 0) return;
    await this.transact(async (custody) => {
      for (const { id } of unsupported) await custody.changeState(id, 'pending', null);
    });
  }

  async notices(limit: number): Promise<Notice[]> {
    await this.step();
    return [...this.disk.state.links.values()].flatMap((link) => this.noticesOf(link)).slice(0, limit);
  }

  async markNoticed(peer: string, epoch: number, seq: number): Promise<void> {
    await this.change(peer, (link) =>
      link.outEpoch === epoch ? { ...link, noticeCursor: Math.max(link.noticeCursor, seq) } : link,
    );
  }

  protected open(): MemoryCustody {
    return new MemoryCustody(this.disk.state, this.step);
  }

  private async change(peer: string, edit: (link: LinkRecord) => LinkRecord): Promise<void> {
    await this.transact(async (custody) => {
      const link = (await custody.links()).find((candidate) => candidate.peer === peer);
      if (link !== undefined) await custody.saveLink(edit(link));
    });
  }

  private noticesOf(link: LinkRecord): Notice[] {
    const rows = this.disk.state.logs.get(logKey(link.peer, link.outEpoch)) ?? [];
    return rows.slice(link.noticeCursor, link.peerCursor).flatMap(({ seq, eventId }) => {
      const event = this.disk.state.events.get(eventId);
      if (event?.author !== this.self) return [];
      return [
        {
          peer: link.peer,
          epoch: link.outEpoch,
          seq,
          eventId,
          matterKind: event.matterKind,
          rootCaseId: event.rootCaseId,
        },
      ];
    });
  }
}
