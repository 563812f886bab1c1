import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import {
  DomainError,
  findPerson,
  topicLimits,
  type Actor,
  type CoSponsorState,
  type InvitedPerson,
} from '@qsl/contracts';
import { Bus, systemCall } from '@qsl/messaging';
import type { Topic } from '../topic/topic.entity.js';
import { CoSponsor } from './co-sponsor.entity.js';
import { alreadyInvited, cannotCoSign, notOneself, tooManyCoSponsors } from './co-sponsor.errors.js';

/** Somebody whom the author named by account. */
export interface Invited {
  personId: string;
  account: string;
}

const counting: readonly CoSponsorState[] = ['invited', 'accepted'];

/** Who is asked to co-sign a topic. */
@Injectable()
export class CoSponsors {
  constructor(private readonly bus: Bus) {}

  /**
   * Asks who is behind accounts.
   * @param fieldOf name of the field that holds the account with that number.
   * @throws DomainError `invalid` for an account that may not co-sign, and for one's own.
   */
  async find(author: Actor, accounts: readonly string[], fieldOf: (index: number) => string): Promise<Invited[]> {
    const found = await Promise.all(
      accounts.map(async (account, index) => {
        const person = await this.findOne(account);
        if (person?.id === author.personId) throw notOneself(fieldOf(index));
        if (!person || !['L2', 'L3'].includes(person.level)) throw cannotCoSign(fieldOf(index), account);
        return { personId: person.id, account: account.trim() };
      }),
    );
    return [...new Map(found.map((one) => [one.personId, one])).values()];
  }

  /**
   * Invites people; somebody who let an invitation pass is asked again.
   * @throws DomainError `conflict` for more than a topic may have, or somebody who was asked already.
   */
  async invite(em: EntityManager, topic: Topic, { people, now }: { people: Invited[]; now: Date }): Promise<void> {
    const all = await em.find(CoSponsor, { topic: topic.id }, { refresh: true });
    const counted = all.filter((one) => counting.includes(one.stateAt(now))).length;
    for (const { personId, account } of people) {
      const known = all.find((one) => one.personId === personId);
      if (known && known.stateAt(now) !== 'expired') throw alreadyInvited();
      const coSponsor = known ?? Object.assign(new CoSponsor(), { topic, personId });
      coSponsor.account = account;
      coSponsor.invite(now);
      em.persist(coSponsor);
    }
    if (counted + people.length > topicLimits.coSponsors) throw tooManyCoSponsors();
  }

  private async findOne(account: string): Promise<InvitedPerson | null> {
    try {
      return await this.bus.call(findPerson, { account }, systemCall());
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'notFound') return null;
      throw error;
    }
  }
}
