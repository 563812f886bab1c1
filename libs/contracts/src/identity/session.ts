import { IsString, Length, MaxLength, MinLength } from 'class-validator';
import { rpc, Acknowledgement } from '../kernel/rpc.js';
import type { IdentityLevel, Role } from '../kernel/actor.js';

export class OpenSession {
  @IsString()
  @MinLength(1)
  @MaxLength(64)
  account!: string;

  @IsString()
  @MinLength(1)
  @MaxLength(200)
  password!: string;
}

/** The signed-in person, for the person and for services. */
export class PersonView {
  id!: string;
  account!: string;
  name!: string;
  roles!: Role[];
  level!: IdentityLevel;
  unitId!: string | null;
  unitName!: string | null;
}

export class SessionView {
  /** Opaque; its hash is stored. 256 random bits, base64url. */
  token!: string;
  /** ISO 8601, UTC. */
  expiresAt!: string;
  person!: PersonView;
}

export class SessionToken {
  @IsString()
  @Length(20, 100)
  token!: string;
}

/** Opens a session for an account and password. Wrong either way gives the same `unauthenticated`; five failures lock for 15 minutes. */
export const openSession = rpc('identity.session.open', OpenSession, SessionView);
/** Finds the person of a live session, or `unauthenticated`; prolongs it. */
export const resolveSession = rpc('identity.session.resolve', SessionToken, PersonView);
/** Ends a session; ending an unknown one is no error. */
export const closeSession = rpc('identity.session.close', SessionToken, Acknowledgement);
