import type { InvitationState } from '@qsl/contracts';
import {
  decodeRequest,
  type EnrolRequest,
  iidOf,
  type MoveRequest,
  parentOf,
  type SignedRequest,
} from './card-request.js';
import type { Directory } from './directory.js';
import type { JoinQuestion, JoinRefusal } from './join-messages.js';
import { currentKey, judgeRequest } from './registrar.js';

/** What an office asks that comes below this one: a new one, or one that leaves another parent. */
export type JoinRequest = EnrolRequest | MoveRequest;

/** A parent's invitation to one office. */
export interface Invitation {
  id: string;
  iid: string;
  state: InvitationState;
  /** Public half of the code's nkey. */
  oneTimeKey: string;
  invitedBy: string;
  invitedByPerson: string | null;
  invitedAt: Date;
  expiresAt: Date;
  /** What the office that used the code asks for. */
  body: string | null;
  proof: string | null;
  approvedBy: string | null;
}

/** States in which the code still works. */
export const liveStates = ['open', 'asked', 'approved'] as const satisfies InvitationState[];

export const isExpired = ({ expiresAt }: Pick<Invitation, 'expiresAt'>, now: number): boolean =>
  expiresAt.getTime() <= now;

/** What an invited office asks for. */
export function joinRequestOf({ body }: Pick<Invitation, 'body'>): JoinRequest | null {
  if (body === null) return null;
  const request = decodeRequest(body);
  return request.act === 'rotate' ? null : request;
}

/** Whether the directory already names the office, below the parent and with the key that it asked for. */
export function isAdmitted(directory: Directory, request: JoinRequest): boolean {
  const office = directory.find(iidOf(request));
  if (office?.state !== 'active' || office.parent !== parentOf(request)) return false;
  return office.linkKey !== null && currentKey(office) === request.signingKey;
}

/**
 * Whether an office may use an invitation. The first one that does has it: the same office may ask again and correct what it says of
 * itself until it is approved, another one not. `vouch` signs as this parent would, to see what the registrar would say.
 */
export function judgeJoin(
  { iid, body: before }: Pick<Invitation, 'iid' | 'body'>,
  { body, proof }: JoinQuestion,
  { directory, self, vouch }: { directory: Directory; self: string; vouch: (body: string) => string },
): JoinRefusal | null {
  const request = decoded(body);
  if (request === null) return 'malformed';
  if (iidOf(request) !== iid || parentOf(request) !== self) return 'wrong_office';
  const first = joinRequestOf({ body: before });
  if (first !== null && first.signingKey !== request.signingKey) return 'used';
  const verdict = judgeRequest(directory, { body, proof, voucher: vouch(body) } satisfies SignedRequest);
  return 'fault' in verdict ? verdict.fault : null;
}

/** Whether the second person is the one who invited. Names count too: on the command line nobody has an account, and nothing checks the name. */
export function isSamePerson(
  { invitedBy, invitedByPerson }: Pick<Invitation, 'invitedBy' | 'invitedByPerson'>,
  { by, personId }: { by: string; personId: string | null },
): boolean {
  if (personId !== null && personId === invitedByPerson) return true;
  return plain(by) === plain(invitedBy);
}

const plain = (name: string): string => name.trim().normalize('NFKC').toLowerCase();

function decoded(body: string): JoinRequest | null {
  try {
    const request = joinRequestOf({ body });
    return request === null || request.linkKey === null ? null : request;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
