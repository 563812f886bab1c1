import { Controller, Module } from '@nestjs/common';
import { findPerson, notFound, type Actor, type Call, type FindPerson, type InvitedPerson } from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { defineService, ServiceConfig } from '@qsl/service-kit';
import { actor, callBy } from '@qsl/testing';

const called = (overrides: Partial<Actor>): Call => callBy(actor(overrides));

/** Somebody of every kind. */
export const people = {
  citizen: called({ name: '王秀兰' }),
  other: called({ name: '李建国' }),
  member: called({ name: '赵文博', roles: ['member'], level: 'L3' }),
  phoneOnly: called({ name: '钱小二', level: 'L1' }),
  staff: called({ name: '周立新', roles: ['staff'], level: 'L3' }),
  leader: called({ name: '郑国栋', roles: ['leader'], level: 'L3' }),
};

/** A new person with a confirmed real name. */
export const somebody = (): Call => called({ name: '路人' });

@Controller()
class PersonController {
  /** Accounts are called as their people here. */
  @HandleRpc(findPerson)
  async find(_call: Call, { account }: FindPerson): Promise<InvitedPerson> {
    const found = Object.entries(people).find(([name]) => name === account)?.[1].actor;
    if (!found?.personId || !found.name) throw notFound('person');
    return { id: found.personId, name: found.name, level: found.level, roles: found.roles };
  }
}

@Module({ controllers: [PersonController] })
class PersonModule {}

/** Stands in for the service that knows people. */
export const personService = defineService({ name: 'identity', module: PersonModule, config: ServiceConfig });
