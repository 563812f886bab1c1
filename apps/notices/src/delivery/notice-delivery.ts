import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { findPersonIds, noticesPushed, type Announcement, type NoticeReason, dayOf } from '@qsl/contracts';
import { Bus, systemCall } from '@qsl/messaging';
import { takeOnce } from '@qsl/persistence';
import { Choice } from '../choice/choice.entity.js';
import { Notice } from '../notice/notice.entity.js';
import { ProjectionStates } from '../projection/projection-states.js';
import { addresseesOf } from './addressees.js';

/** Longer, and messages pulled at once would not be acknowledged in time while identity is away. */
const identityTimeoutMs = 1_500;

/** Makes notices of announcements. */
@Injectable()
export class NoticeDelivery {
  constructor(
    private readonly em: EntityManager,
    private readonly bus: Bus,
    private readonly states: ProjectionStates,
  ) {}

  /** @returns false where the generation is over. @throws DomainError where identity cannot tell who has a role. */
  async deliver(announcement: Announcement, generation: number): Promise<boolean> {
    const queue = await this.queueOf(announcement);
    const told = await this.em.fork().transactional(async (em) => {
      const sequence = await this.states.advance(em, generation);
      if (sequence === null) return null;
      if (!(await takeOnce(em, announcement.id))) return [];
      const addressees = await this.addressees(em, announcement, queue);
      await this.write(em, { announcement, addressees, sequence });
      return [...addressees.keys()];
    });
    // What is made again, or comes a day late, is in the list; it is no news.
    if (told && isOfToday(announcement)) for (const personId of told) this.bus.hint(noticesPushed(personId));
    return told !== null;
  }

  private async queueOf({ to: { roles = [], unitIds = [] } }: Announcement): Promise<string[]> {
    if (roles.length === 0 && unitIds.length === 0) return [];
    const options = { timeoutMs: identityTimeoutMs };
    const { ids } = await this.bus.call(findPersonIds, { roles, unitIds }, systemCall(), options);
    return ids;
  }

  private async addressees(
    em: EntityManager,
    { matter, to, by, at }: Announcement,
    queue: string[],
  ): Promise<Map<string, NoticeReason>> {
    const choices = await em.find(Choice, {
      matterKind: matter.kind,
      matterId: matter.id,
      since: { $lte: new Date(at) },
      $or: [{ until: null }, { until: { $gt: new Date(at) } }],
    });
    return addresseesOf({ persons: to.persons ?? [], queue, choices, toWatchers: to.watchers ?? false, by });
  }

  /** Whoever has the state's row locked is the only one to write; the table's own constraint holds in any case. */
  private async write(
    em: EntityManager,
    news: { announcement: Announcement; addressees: Map<string, NoticeReason>; sequence: number },
  ): Promise<void> {
    const { announcement, addressees, sequence } = news;
    const known = await em.find(Notice, {
      personId: { $in: [...addressees.keys()] },
      matterKind: announcement.matter.kind,
      matterId: announcement.matter.id,
      day: dayOf(new Date(announcement.at)),
    });
    const byPerson = new Map(known.map((notice) => [notice.personId, notice]));
    for (const [personId, reason] of addressees) {
      const notice = byPerson.get(personId);
      if (notice) notice.merge(reason, announcement, sequence);
      else em.persist(Notice.first({ personId, reason }, announcement, sequence));
    }
  }
}

const isOfToday = ({ at }: Announcement): boolean => dayOf(new Date(at)) === dayOf(new Date());
