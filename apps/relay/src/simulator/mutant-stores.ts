import type { LoggedEvent, StoredEvent } from '../link/link-store.js';
import type { LinkRecord } from '../protocol/link-record.js';
import { logKey, MemoryCustody } from './memory-custody.js';
import { MemoryStore } from './memory-store.js';

/** Without R1: moves a cursor at once, not with the events that it stands for. */
export class HastyStore extends MemoryStore {
  get committed() {
    return this.disk.state;
  }

  get pace() {
    return this.step;
  }

  commitLink(link: LinkRecord): void {
    this.disk.state = { ...this.disk.state, links: new Map(this.disk.state.links).set(link.peer, link) };
  }

  protected override open(): MemoryCustody {
    return new HastyCustody(this);
  }
}

class HastyCustody extends MemoryCustody {
  constructor(private readonly store: HastyStore) {
    super(store.committed, store.pace);
  }

  override async saveLink(link: LinkRecord): Promise<void> {
    this.store.commitLink(link);
    await super.saveLink(link);
  }
}

/** Without R2's order: offers what came last first, although an earlier one of its author still waits. */
export class DisorderlyStore extends MemoryStore {
  override async nextToApply(rootCaseIds: readonly string[]): Promise<StoredEvent[]> {
    return rootCaseIds.flatMap((rootCaseId) => {
      const { parked } = this.disk.state.matters.get(rootCaseId) ?? { parked: null };
      const events = [...this.disk.state.events.values()].filter((event) => event.rootCaseId === rootCaseId);
      return parked === null ? events.filter(({ state }) => state === 'pending').reverse() : [];
    });
  }
}

/** Without R3: forgets what a log row held once the peer's receipt was told to the author. */
export class ForgetfulStore extends MemoryStore {
  override async markNoticed(peer: string, epoch: number, seq: number): Promise<void> {
    await super.markNoticed(peer, epoch, seq);
    const { state } = this.disk;
    const key = logKey(peer, epoch);
    const rows = (state.logs.get(key) ?? []).map((row) => (row.seq <= seq ? { ...row, eventId: '' } : row));
    this.disk.state = { ...state, logs: new Map(state.logs).set(key, rows) };
  }
}

/** Without R4: believes the highest place at which the peer ever was, whatever it asks for now. */
export class StubbornStore extends MemoryStore {
  override async savePeerCursor(peer: string, epoch: number, cursor: number): Promise<void> {
    const { peerCursor } = await this.link(peer);
    if (cursor > peerCursor) await super.savePeerCursor(peer, epoch, cursor);
  }

  override async readLog(
    peer: string,
    epoch: number,
    { after, max }: { after: number; max: number },
  ): Promise<LoggedEvent[]> {
    const { peerCursor } = await this.link(peer);
    return super.readLog(peer, epoch, { after: Math.max(after, peerCursor), max });
  }
}

/** Writes down who brought each event. */
export class RememberingStore extends MemoryStore {
  protected override open(): MemoryCustody {
    return new RememberingCustody(this.disk.state, this.step);
  }
}

export type BroughtEvent = StoredEvent & { from?: string | null };

class RememberingCustody extends MemoryCustody {
  /** What a neighbour hands out moves its link before anything else. */
  private from: string | null = null;

  override async saveLink(link: LinkRecord): Promise<void> {
    this.from ??= link.peer;
    await super.saveLink(link);
  }

  override async addEvent(event: BroughtEvent): Promise<void> {
    const { from = event.state === 'own' ? null : this.from } = event;
    await super.addEvent({ ...event, from } as StoredEvent);
  }
}

/** Never offers again what an upgrade may have made known. */
export class FinalStore extends MemoryStore {
  override async offerUnsupportedAgain(): Promise<void> {}
}

/** Without R11: takes a second event under a number as if it were the first. */
export class MergingStore extends MemoryStore {
  protected override open(): MemoryCustody {
    return new MergingCustody(this.disk.state, this.step);
  }
}

class MergingCustody extends MemoryCustody {
  override async isNumberTaken(): Promise<boolean> {
    return false;
  }
}
