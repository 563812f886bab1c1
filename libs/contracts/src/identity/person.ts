import { IsString, MaxLength, MinLength } from 'class-validator';
import { rpc } from '../kernel/rpc.js';
import type { IdentityLevel, Role } from '../kernel/actor.js';

export class FindPerson {
  @IsString()
  @MinLength(1)
  @MaxLength(64)
  account!: string;
}

/** What a service needs to know of somebody whom a person invites. Never shown to that person. */
export class InvitedPerson {
  id!: string;
  name!: string;
  level!: IdentityLevel;
  roles!: Role[];
}

/** Service → identity: the active person behind an account, or `notFound`. Not reachable from outside. */
export const findPerson = rpc('identity.person.find', FindPerson, InvitedPerson);
