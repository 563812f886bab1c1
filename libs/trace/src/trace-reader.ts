import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import {
  DomainError,
  listPendingDeliveries,
  type OfficeView,
  type PendingDelivery,
  type TimelineEntry as EntryView,
  type WaitingView,
} from '@qsl/contracts';
import { Bus, systemCall } from '@qsl/messaging';
import { OfficeDirectory } from '@qsl/service-kit';
import { inCausalOrder } from './causal-order.js';
import { TimelineEntry } from './timeline-entry.entity.js';

const mostEntries = 1_000;
const relayTimeoutMs = 500;

/** Shows the history of a matter and what of it has not arrived everywhere. Who may see it is the caller's to decide. */
@Injectable()
export class TraceReader {
  constructor(
    private readonly offices: OfficeDirectory,
    private readonly bus: Bus,
  ) {}

  /** Every step of a matter at every office, in causal order; at most the first 1,000. */
  async entriesOf(em: EntityManager, rootCaseId: string): Promise<EntryView[]> {
    const entries = await em.find(TimelineEntry, { rootCaseId }, { orderBy: { sequence: 'asc' }, limit: mostEntries });
    return inCausalOrder(entries).map((entry) => this.entry(entry));
  }

  /** What the relay still has for neighbours, by neighbour; `null` while it does not answer. */
  async waitingOf(rootCaseId: string): Promise<WaitingView[] | null> {
    try {
      const timeoutMs = relayTimeoutMs;
      const { items } = await this.bus.call(listPendingDeliveries, { rootCaseId }, systemCall(), { timeoutMs });
      return this.byPeer(items);
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }

  /** Counts what waits for each neighbour. */
  byPeer(items: readonly Omit<PendingDelivery, 'eventId'>[]): WaitingView[] {
    const peers = [...new Set(items.map(({ peer }) => peer))];
    return peers.map((peer) => {
      const own = items.filter((item) => item.peer === peer);
      const [since = ''] = own.map((item) => item.since).sort();
      const isUnderway = own.every((item) => item.isUnderway);
      return { peer, peerName: this.offices.nameOf(peer), isUnderway, events: own.length, since };
    });
  }

  /** An office for people, also one that is not in the directory here. */
  officeOf(iid: string): Pick<OfficeView, 'iid' | 'name' | 'tier'> {
    const { name, tier } = this.offices.viewOf(iid);
    return { iid, name, tier };
  }

  private entry(entry: TimelineEntry): EntryView {
    const { id, at, instance, kind, actor, text, transferId, isVoid, reply, outcome } = entry;
    const { name, tier } = this.officeOf(instance);
    return {
      id,
      at: at.toISOString(),
      instance,
      instanceName: name,
      tier,
      kind,
      actor,
      text,
      transferId,
      void: isVoid,
      reply,
      outcome,
    };
  }
}
