import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import type { Tier } from '../kernel/office.js';
import { PageQuery } from '../kernel/page.js';
import { Acknowledgement, rpc } from '../kernel/rpc.js';
import { Reasoned } from './operator-act.js';

/**
 * `open`: nobody has used the code yet; `asked`: an office has, and waits for a second person here; `approved`: the registrar's card is
 * on its way, or the office has not dialled with its own key yet; `joined`, `withdrawn` and `expired`: over.
 */
export const invitationStates = ['open', 'asked', 'approved', 'joined', 'withdrawn', 'expired'] as const;
export type InvitationState = (typeof invitationStates)[number];

const iid = /^[a-z]\d{6}$/;

export class InviteOffice extends Reasoned {
  /** Instance id that the new office is to have, such as `x610302`. */
  @Matches(iid)
  iid!: string;

  /** How long the code may be used, 1 to 168; 72 where it is left out. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(168)
  hours?: number;
}

export class InvitationCode {
  iid!: string;
  /** For the office that is invited, shown this once; whoever has it may ask to join. */
  code!: string;
  /** ISO 8601 UTC. */
  expiresAt!: string;
  /** Whether the link broker lets the code in already. */
  isReady!: boolean;
}

/** What the office that used the code says of itself. */
export class JoiningOffice {
  name!: string;
  tier!: Tier;
  areaCode!: string;
  /** Its public key, to be compared with what it shows on its own side. */
  signingKey!: string;
  /** Its parent until now, where it moves; `null` where it is new, or has moved. */
  from!: string | null;
}

export class InvitationView {
  iid!: string;
  state!: InvitationState;
  invitedBy!: string;
  /** ISO 8601 UTC. */
  invitedAt!: string;
  expiresAt!: string;
  /** `null` while nobody has used the code. */
  office!: JoiningOffice | null;
  approvedBy!: string | null;
  /** Whether the link broker lets the code in. */
  isReady!: boolean;
  /** Why the registrar turned the office down, such as `iid_taken`. */
  fault!: string | null;
}

/** Newest first. */
export class InvitationList {
  items!: InvitationView[];
  nextCursor!: string | null;
}

export class InvitationAct extends Reasoned {
  @Matches(iid)
  iid!: string;
}

export class JoinParent {
  /** As the parent's operators gave it. */
  @Matches(/^qsl1\.[A-Za-z0-9_-]{100,8000}$/)
  invitationCode!: string;
}

export class MoveBelow extends Reasoned {
  /** As the new parent's operators gave it. */
  @Matches(/^qsl1\.[A-Za-z0-9_-]{100,8000}$/)
  invitationCode!: string;
}

/**
 * `waiting`: for a second person at the parent; `approved`: for the registrar's card; `connecting`: the office has its parent, the link
 * is not up yet; `active`: a question went to the root and came back.
 */
export const joinStates = ['waiting', 'approved', 'connecting', 'active'] as const;
export type JoinState = (typeof joinStates)[number];

export class JoinView {
  state!: JoinState;
  parent!: string;
  parentName!: string;
  /** This office's public key, for the parent to compare. */
  signingKey!: string;
  /** The registrar's public key by the code, to be compared with the one that the province gives out. */
  registrarKey!: string;
  /** With `active`: the offices that the question went through, and milliseconds there and back. */
  path!: string[];
  roundTripMs!: number | null;
}

/** Lets an office that is new ask to join; an earlier open invitation of the same id is void from then on. */
export const inviteOffice = rpc('relay.invitation.create', InviteOffice, InvitationCode);
export const listInvitations = rpc('relay.invitation.list', PageQuery, InvitationList);
/** Vouches for the office that asked; by another person than the one who invited. */
export const approveInvitation = rpc('relay.invitation.approve', InvitationAct, Acknowledgement);
export const withdrawInvitation = rpc('relay.invitation.withdraw', InvitationAct, Acknowledgement);
/** At the invited office: asks the parent, or how far it is; to be asked again until it is `active`. */
export const joinParent = rpc('relay.parent.join', JoinParent, JoinView);
/** At an office that has a parent: asks to come below another one, or how far that is; to be asked again until it is `active`. */
export const moveBelow = rpc('relay.parent.move', MoveBelow, JoinView);
