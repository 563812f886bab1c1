import { ArrayMaxSize, IsArray, IsIn, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { roles, type IdentityLevel, type Role } from '../kernel/actor.js';
import { rpc } from '../kernel/rpc.js';

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

/** Everybody with one of the roles, and everybody who acts for one of the units. */
export class FindPersonIds {
  @IsArray()
  @ArrayMaxSize(roles.length)
  @IsIn(roles, { each: true })
  roles!: Role[];

  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  unitIds!: string[];
}

export class PersonIds {
  ids!: string[];
}

/** Service → identity: whom something at this office concerns. Not reachable from outside. */
export const findPersonIds = rpc('identity.person.find_ids', FindPersonIds, PersonIds);
