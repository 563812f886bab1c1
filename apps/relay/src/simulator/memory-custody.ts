import type { Custody, LogRow, OperatorAct, RejectedEvent, StoredEvent } from '../link/link-store.js';
import { type EventState, openStates } from '../protocol/event-state.js';
import { type LinkRecord, newLink } from '../protocol/link-record.js';
import type { Matter } from '../protocol/routing.js';

/** One committed state of an instance's databases. Never changed after its commit, so a snapshot is a reference. */
export interface DiskState {
  links: ReadonlyMap<string, LinkRecord>;
  matters: ReadonlyMap<string, Matter>;
  events: ReadonlyMap<string, StoredEvent>;
  logs: ReadonlyMap<string, readonly LogRow[]>;
  rejected: readonly RejectedEvent[];
  acts: readonly OperatorAct[];
}

/** The database of the office's own service, by event ids; `delivered`: `peer event` for each delivery that it was told of. */
export interface ServiceState {
  /** Written down as done with. */
  seen: readonly string[];
  /** Each effect that was given, in order. */
  applied: readonly string[];
  voided: readonly string[];
  delivered: readonly string[];
}

/** What outlives a process. */
export class Disk {
  state: DiskState;
  /** Told of each commit of a relay. */
  onCommit: (before: DiskState, after: DiskState) => void = () => {};
  service: ServiceState = { seen: [], applied: [], voided: [], delivered: [] };

  constructor(neighbours: readonly string[]) {
    const links = new Map(neighbours.map((peer) => [peer, newLink(peer)]));
    this.state = { links, matters: new Map(), events: new Map(), logs: new Map(), rejected: [], acts: [] };
  }

  commit(state: DiskState): void {
    const before = this.state;
    this.state = state;
    this.onCommit(before, state);
  }

  /** A matter's events that the office has authored or its service has seen. */
  viewOf(rootCaseId: string): StoredEvent[] {
    return [...this.state.events.values()].filter(
      (event) => event.rootCaseId === rootCaseId && (event.state === 'own' || this.service.seen.includes(event.id)),
    );
  }
}

/** A step at which the process may turn out to be dead; then it never returns. */
export type Step = () => Promise<void>;

export const logKey = (peer: string, epoch: number) => `${peer}/${epoch}`;

function place<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  return new Map(map).set(key, value);
}

export class MemoryCustody implements Custody {
  constructor(
    public state: DiskState,
    private readonly step: Step,
  ) {}

  async links(): Promise<LinkRecord[]> {
    await this.step();
    return [...this.state.links.values()];
  }

  async saveLink(link: LinkRecord): Promise<void> {
    await this.step();
    this.state = { ...this.state, links: place(this.state.links, link.peer, link) };
  }

  async matter(rootCaseId: string): Promise<Matter | null> {
    await this.step();
    return this.state.matters.get(rootCaseId) ?? null;
  }

  async saveMatter(matter: Matter): Promise<void> {
    await this.step();
    this.state = { ...this.state, matters: place(this.state.matters, matter.rootCaseId, matter) };
  }

  async matters(range: { after: string | null; upTo: string | null; limit: number }): Promise<Matter[]> {
    await this.step();
    const { after, upTo, limit } = range;
    return [...this.state.matters.values()]
      .filter(({ rootCaseId: id }) => (after === null || id > after) && (upTo === null || id <= upTo))
      .sort((a, b) => (a.rootCaseId < b.rootCaseId ? -1 : 1))
      .slice(0, limit);
  }

  async event(id: string): Promise<StoredEvent | null> {
    await this.step();
    return this.state.events.get(id) ?? null;
  }

  async known(ids: readonly string[]): Promise<Set<string>> {
    await this.step();
    return new Set(ids.filter((id) => this.state.events.has(id)));
  }

  async altered(events: readonly { id: string; body: string }[]): Promise<Set<string>> {
    await this.step();
    return new Set(events.flatMap(({ id, body }) => (this.state.events.get(id)?.body === body ? [] : [id])));
  }

  async lastNumber(author: string, rootCaseId: string): Promise<number> {
    await this.step();
    const numbers = this.eventsOf(rootCaseId)
      .filter((event) => event.author === author)
      .map(({ iseq }) => iseq);
    return Math.max(0, ...numbers);
  }

  async hasOpen(author: string, rootCaseId: string): Promise<boolean> {
    await this.step();
    return this.eventsOf(rootCaseId).some((event) => event.author === author && openStates.includes(event.state));
  }

  async isNumberTaken(author: string, rootCaseId: string, iseq: number): Promise<boolean> {
    await this.step();
    return this.eventsOf(rootCaseId).some((event) => event.author === author && event.iseq === iseq);
  }

  async history(rootCaseId: string): Promise<StoredEvent[]> {
    await this.step();
    return this.eventsOf(rootCaseId);
  }

  async eventIds(rootCaseIds: readonly string[]): Promise<StoredEvent[]> {
    return [...this.state.events.values()].filter(({ rootCaseId }) => rootCaseIds.includes(rootCaseId));
  }

  async events(ids: readonly string[], { most }: { most: number }): Promise<StoredEvent[]> {
    await this.step();
    const wanted = new Set(ids);
    return [...this.state.events.values()].filter(({ id }) => wanted.has(id)).slice(0, most);
  }

  async addEvent(event: StoredEvent): Promise<void> {
    await this.step();
    this.state = { ...this.state, events: place(this.state.events, event.id, event) };
  }

  async changeState(id: string, state: EventState): Promise<void> {
    const event = this.state.events.get(id);
    if (event !== undefined) await this.addEvent({ ...event, state, tries: 0 });
  }

  async addAct(act: OperatorAct): Promise<void> {
    await this.step();
    this.state = { ...this.state, acts: [...this.state.acts, act] };
  }

  async addRejected(rejected: RejectedEvent): Promise<void> {
    await this.step();
    this.state = { ...this.state, rejected: [...this.state.rejected, rejected] };
  }

  async appendLog(peer: string, epoch: number, rows: readonly LogRow[]): Promise<void> {
    await this.step();
    const key = logKey(peer, epoch);
    this.state = { ...this.state, logs: place(this.state.logs, key, [...(this.state.logs.get(key) ?? []), ...rows]) };
  }

  /** What happened in a simulation is known without a journal. */
  record(): void {}

  private eventsOf(rootCaseId: string): StoredEvent[] {
    return [...this.state.events.values()].filter((event) => event.rootCaseId === rootCaseId);
  }
}
