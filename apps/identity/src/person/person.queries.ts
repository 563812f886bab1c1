import type { FilterQuery } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { notFound, type FindPersonIds, type InvitedPerson, type PersonIds } from '@qsl/contracts';
import { IdentityConfig } from '../identity.config.js';
import { normaliseAccount, Person } from './person.entity.js';

/** What other services may know of people: never a phone. */
@Injectable()
export class PersonQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly config: IdentityConfig,
  ) {}

  /** @throws DomainError `notFound` */
  async find(account: string): Promise<InvitedPerson> {
    const person = await this.em.findOne(Person, { ...this.active, account: normaliseAccount(account) });
    if (!person) throw notFound('person');
    const { id, name, level, roles } = person;
    return { id, name, level, roles };
  }

  async findIds({ roles, unitIds }: FindPersonIds): Promise<PersonIds> {
    const concerned = [{ roles: { $overlap: roles } }, { unit: { $in: unitIds } }];
    const people = await this.em.find(
      Person,
      { ...this.active, $or: concerned },
      { fields: ['id'], orderBy: { id: 'asc' } },
    );
    return { ids: people.map(({ id }) => id) };
  }

  /** Invented people exist in a demonstration only. */
  private get active(): FilterQuery<Person> & object {
    return this.config.demo ? {} : { isDemo: false };
  }
}
