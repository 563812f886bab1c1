import { Controller } from '@nestjs/common';
import {
  findPerson,
  findPersonIds,
  type Call,
  type FindPerson,
  type FindPersonIds,
  type InvitedPerson,
  type PersonIds,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { PersonQueries } from './person.queries.js';

/** For the other services of the office; the gateway leads nobody here. */
@Controller()
export class PersonController {
  constructor(private readonly people: PersonQueries) {}

  @HandleRpc(findPerson)
  find(_call: Call, { account }: FindPerson): Promise<InvitedPerson> {
    return this.people.find(account);
  }

  @HandleRpc(findPersonIds)
  findIds(_call: Call, body: FindPersonIds): Promise<PersonIds> {
    return this.people.findIds(body);
  }
}
