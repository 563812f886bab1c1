import { type Card, type CardKey, mostKeys, type OfficeFacts } from './card.js';
import {
  type CardRequest,
  decodeRequest,
  type EnrolRequest,
  iidOf,
  type MoveRequest,
  type RotateRequest,
  type SignedRequest,
} from './card-request.js';
import type { Directory, Listing } from './directory.js';
import { verifyDetached } from './jws.js';
import { publicKeyOf } from './signature-algorithm.js';

/** Why no card is issued; `wrong_side`: it came from a neighbour on whose side neither the office nor its parent lies. */
export const requestFaults = [
  'malformed',
  'proof',
  'voucher',
  'iid_taken',
  'wrong_side',
  'unknown_parent',
  'wrong_tier',
  'unknown_office',
  'not_active',
  'key_taken',
  'key_outdated',
  'card_outdated',
  'too_many_keys',
] as const;
export type RequestFault = (typeof requestFaults)[number];

/** A card but for what the registrar adds when it issues it. */
export type CardDraft = Omit<Card, 'serial' | 'issuedAt'>;

/** `null`: the directory already says what the request asks for. */
export type Verdict = { card: CardDraft | null } | { fault: RequestFault };

/**
 * What the registrar makes of a request. A parent vouches for a new office below it and for nothing else: an office that is known
 * changes its key only with its own key, so that no city can speak as one of its counties.
 */
export function judgeRequest(directory: Directory, signed: SignedRequest): Verdict {
  const request = decoded(signed.body);
  if (request === null) return { fault: 'malformed' };
  if (!isSignedBy(signed.body, signed.proof, request.signingKey)) return { fault: 'proof' };
  if (request.act === 'move') return judgeMove(directory, request, signed);
  return request.act === 'enrol'
    ? judgeEnrolment(directory, request, signed)
    : judgeRotation(directory, request, signed);
}

function judgeEnrolment(directory: Directory, request: EnrolRequest, { body, voucher }: SignedRequest): Verdict {
  const { office, signingKey, linkKey, sealingKey = null } = request;
  const parent = directory.find(office.parent ?? '');
  if (parent === undefined) return { fault: 'unknown_parent' };
  if (parent.state !== 'active') return { fault: 'not_active' };
  if (!isSignedBy(body, voucher, currentKey(parent))) return { fault: 'voucher' };
  const known = directory.find(office.iid);
  if (isRepeated(known, request)) return { card: null };
  if (known !== undefined && !mayReturn(known, office)) return { fault: 'iid_taken' };
  if (!isBelow(parent, office)) return { fault: 'wrong_tier' };
  if (isAnyTaken(directory, request)) return { fault: 'key_taken' };
  const keys = withKey(known?.keys ?? [], signingKey);
  if (keys.length > mostKeys) return { fault: 'too_many_keys' };
  return { card: { ...office, state: 'active', keys, linkKey, sealingKey } };
}

function judgeRotation(directory: Directory, request: RotateRequest, { body, voucher }: SignedRequest): Verdict {
  const office = directory.find(request.iid);
  if (office === undefined) return { fault: 'unknown_office' };
  if (office.state !== 'active') return { fault: 'not_active' };
  const current = currentKey(office);
  const sealingKey = request.sealingKey ?? office.sealingKey;
  const isSameKey = current === request.signingKey;
  if (isSameKey && sealingKey === office.sealingKey) return { card: null };
  if (current !== request.before) return { fault: 'key_outdated' };
  if (!isSignedBy(body, voucher, current)) return { fault: 'voucher' };
  if (isAnyTaken(directory, request)) return { fault: 'key_taken' };
  const keys = isSameKey ? office.keys : withKey(office.keys, request.signingKey);
  if (keys.length > mostKeys) return { fault: 'too_many_keys' };
  return { card: { ...office, keys, sealingKey } };
}

/** Both the office and its new parent have signed; that it is to be so, the registrar's people say. */
function judgeMove(directory: Directory, request: MoveRequest, { body, voucher }: SignedRequest): Verdict {
  const office = directory.find(request.iid);
  const parent = directory.find(request.parent);
  if (office === undefined) return { fault: 'unknown_office' };
  if (parent === undefined) return { fault: 'unknown_parent' };
  if (office.state !== 'active' || parent.state !== 'active') return { fault: 'not_active' };
  if (currentKey(office) !== request.signingKey) return { fault: 'key_outdated' };
  if (!isSignedBy(body, voucher, currentKey(parent))) return { fault: 'voucher' };
  if (office.parent === parent.iid) return { card: null };
  if (office.serial !== request.basis) return { fault: 'card_outdated' };
  if (!isBelow(parent, office)) return { fault: 'wrong_tier' };
  return { card: { ...office, parent: parent.iid, linkKey: request.linkKey } };
}

/** Whether an office of this directory may be asked to come below another one of it. */
export const mayMove = (office: Listing, parent: Listing): boolean =>
  office.state === 'active' && office.parent !== parent.iid && isBelow(parent, office);

/** The card after which nothing that this office's keys sign from a moment on is believed; its earlier history stays. */
export function revokedCard(office: Listing, since: string): CardDraft {
  const revoke = (key: CardKey): CardKey => ({ ...key, revokedSince: key.revokedSince ?? since });
  return { ...office, state: 'revoked', keys: office.keys.map(revoke) };
}

/** The card of an office that is no more: its history still verifies. */
export const retiredCard = (office: Listing): CardDraft => ({ ...office, state: 'retired' });

export const currentKey = ({ keys }: Pick<Card, 'keys'>): string => keys.at(-1)?.key ?? '';

const withKey = (keys: readonly CardKey[], key: string): CardKey[] => [...keys, { key, revokedSince: null }];

const rank = { province: 0, city: 1, county: 2 };
const isBelow = (parent: OfficeFacts, { tier }: OfficeFacts): boolean => rank[parent.tier] < rank[tier];

/** An office whose keys the registrar revoked comes back with a new one, if the same parent vouches for it again. */
const mayReturn = (known: Listing, { parent }: OfficeFacts): boolean =>
  known.state === 'revoked' && known.parent === parent;

function isRepeated(known: Listing | undefined, { office, signingKey }: EnrolRequest): boolean {
  return known?.parent === office.parent && known.name === office.name && currentKey(known) === signingKey;
}

type KeyRequest = EnrolRequest | RotateRequest;

/** Whether a key that a request brings is known already. */
function isAnyTaken(directory: Directory, request: KeyRequest): boolean {
  const isKept = request.act === 'rotate' && request.before === request.signingKey;
  return (!isKept && isTaken(directory, request.signingKey)) || isSealingKeyTaken(directory, request);
}

function isTaken(directory: Directory, key: string): boolean {
  return directory.all.some(({ keys }) => keys.some((other) => other.key === key));
}

function isSealingKeyTaken(directory: Directory, request: KeyRequest): boolean {
  const others = directory.all.filter(({ iid }) => iid !== iidOf(request));
  return others.some(({ sealingKey }) => sealingKey !== null && sealingKey === request.sealingKey);
}

function isSignedBy(body: string, jws: string, key: string): boolean {
  try {
    return verifyDetached(body, jws, publicKeyOf(key));
  } catch {
    return false;
  }
}

function decoded(body: string): CardRequest | null {
  try {
    return decodeRequest(body);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
