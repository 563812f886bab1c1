import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { eventTypes, type InstanceView, LinkState, LinkView, OfficeView, PendingDelivery } from '@qsl/contracts';
import { OfficeDirectory, type OfficeCard } from '@qsl/service-kit';
import { RelayNode } from '../link/relay-node.js';
import { unknownTo } from '../protocol/introduction.js';
import { OfficeTree } from '../protocol/office-tree.js';
import type { Recovery } from '../protocol/link-record.js';
import type { LinkStanding } from '../protocol/link-standing.js';

interface LinkFigures {
  peer: string;
  out_epoch: number;
  pending: number;
  oldest: Date | string | null;
  recovery: Recovery;
  standing: LinkStanding;
}

const isoOf = (moment: Date | string | number) => new Date(moment).toISOString();

/** What people may know of this office's links. */
@Injectable()
export class LinkStatus {
  constructor(
    private readonly em: EntityManager,
    private readonly node: RelayNode,
    private readonly offices: OfficeDirectory,
    private readonly tree: OfficeTree,
  ) {}

  async links(): Promise<LinkView[]> {
    const parked = await this.parkedBySide();
    const { neighbours } = this.tree;
    const figures = (await this.figures()).filter(({ peer }) => neighbours.includes(peer));
    return figures.map((each) => this.toView(each, parked));
  }

  async instance(): Promise<InstanceView> {
    const { offices } = this;
    return {
      ...toOfficeView(offices.self),
      children: offices.children.map(({ iid }) => iid),
      directory: offices.all.map(toOfficeView),
      links: await this.links(),
    };
  }

  async pending(rootCaseId: string): Promise<PendingDelivery[]> {
    const rows = await this.em.fork().execute<{ event_id: string; peer: string; logged_at: Date | string }[]>(
      `select link_log.event_id, link_log.peer, link_log.logged_at from event
       join link_log on link_log.event_id = event.id
       join link on link.peer = link_log.peer and link.out_epoch = link_log.epoch and link_log.seq > link.peer_cursor
       where event.root_case_id = ? order by link_log.peer, link_log.seq limit 100`,
      [rootCaseId],
    );
    const links = rows.length === 0 ? [] : await this.figures();
    const works = links.filter((link) => this.stateOf(link) === 'active').map(({ peer }) => peer);
    return rows.map(({ event_id: eventId, peer, logged_at: at }) => ({
      eventId,
      peer,
      since: isoOf(at),
      isUnderway: works.includes(peer),
    }));
  }

  private figures(): Promise<LinkFigures[]> {
    return this.em.fork().execute<LinkFigures[]>(
      `select link.peer, link.out_epoch, link.out_head - link.peer_cursor as pending, link.recovery, link.standing, link_log.logged_at as oldest
       from link left join link_log on link_log.peer = link.peer and link_log.epoch = link.out_epoch
         and link_log.seq = link.peer_cursor + 1
       order by link.peer`,
    );
  }

  /** Matters that stand still because of an event, by the neighbour on whose side its author is. */
  private async parkedBySide(): Promise<Map<string, number>> {
    const rows = await this.em
      .fork()
      .execute<{ author: string; root_case_id: string }[]>(
        `select distinct author, root_case_id from event where state in ('parked', 'unsupported_type', 'conflict')`,
      );
    const matters = new Map<string, Set<string>>();
    for (const { author, root_case_id: matter } of rows) {
      const side = this.tree.sideOf(author);
      if (side !== null) matters.set(side, (matters.get(side) ?? new Set()).add(matter));
    }
    return new Map([...matters].map(([side, ids]) => [side, ids.size]));
  }

  private stateOf({ peer, recovery, standing }: LinkFigures): LinkState {
    if (standing !== 'open') return standing;
    return recovery === 'asking' || recovery === 'asked' ? 'recovering' : this.node.phase(peer);
  }

  private toView(figures: LinkFigures, parked: Map<string, number>): LinkView {
    const { peer } = figures;
    const contact = this.node.lastContact(peer);
    const about = this.node.introductionOf(peer);
    return {
      peer,
      peerName: this.offices.nameOf(peer),
      relation: this.offices.self.parent === peer ? 'parent' : 'child',
      state: this.stateOf(figures),
      refusal: this.node.refusal(peer),
      pending: figures.pending,
      oldestPendingAt: figures.oldest === null ? null : isoOf(figures.oldest),
      lastContactAt: contact === null ? null : isoOf(contact),
      epoch: figures.out_epoch,
      parked: parked.get(peer) ?? 0,
      roundTripMs: this.node.pulse(peer).roundTripMs,
      software: about?.software ?? null,
      alarms: this.node.alarmsOf(peer),
      unknownTypes: about === null ? [] : unknownTo(about, eventTypes),
    };
  }
}

function toOfficeView({ iid, name, tier, areaCode, parent }: OfficeCard): OfficeView {
  return { iid, name, tier, areaCode, parent };
}
