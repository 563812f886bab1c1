import { IsIn, IsISO8601, IsOptional, Matches } from 'class-validator';
import { OfficeView } from '../kernel/office.js';
import { PageQuery } from '../kernel/page.js';
import { Acknowledgement, rpc } from '../kernel/rpc.js';
import { Reasoned } from './operator-act.js';

/** `active`; `retired`: it is no more, its history stays; `revoked`: nothing new of it is believed. */
export const cardStates = ['active', 'retired', 'revoked'] as const;
export type CardState = (typeof cardStates)[number];

/** One entry of the directory log: what the registrar says of an office. */
export class CardView extends OfficeView {
  /** Gapless over all cards, from 1. */
  serial!: number;
  state!: CardState;
  /** Public key that the office signs with from this card on; 43 characters (Ed25519), or `sm2:` and 87. */
  signingKey!: string;
  /** Keys that it signed with before. */
  formerKeys!: string[];
  /** X25519 key that others seal to; `null` where the office has none. */
  sealingKey!: string | null;
  issuedAt!: string;
}

/** Newest first. */
export class CardList {
  items!: CardView[];
  nextCursor!: string | null;
}

export const signatureNames = ['ed25519', 'sm2'] as const;
export type SignatureName = (typeof signatureNames)[number];

export class RotateKey extends Reasoned {
  /** Goes over to this algorithm; the present one where it is left out. */
  @IsOptional()
  @IsIn(signatureNames)
  algorithm?: SignatureName;
}

export class SealingKeyView {
  /** The public key that others are to seal to. */
  sealingKey!: string;
  /** Whether the directory names it; until then others seal to the one before. What was sealed to that stays readable. */
  isListed!: boolean;
  /** Why the registrar turned the last request down. */
  fault!: string | null;
}

export class KeyView {
  /** The public key that this office signs with. */
  signingKey!: string;
  /** The key that it asked the registrar for and that no card names yet. */
  nextKey!: string | null;
  /** Why the registrar turned the last request down. */
  fault!: string | null;
}

export class RevokeOffice extends Reasoned {
  @Matches(/^[a-z]\d{6}$/)
  iid!: string;

  /** ISO 8601: what the office's keys signed from then on does not count; now, where it is left out. */
  @IsOptional()
  @IsISO8601()
  since?: string;
}

export class RetireOffice extends Reasoned {
  @Matches(/^[a-z]\d{6}$/)
  iid!: string;
}

export class MoveOffice extends Reasoned {
  @Matches(/^[a-z]\d{6}$/)
  iid!: string;

  /** The parent that it is to have. */
  @Matches(/^[a-z]\d{6}$/)
  parent!: string;
}

export const listCards = rpc('relay.card.list', PageQuery, CardList);
/** Makes a new signing key and asks the registrar for a card with it; the same key again while it waits. */
export const rotateKey = rpc('relay.key.rotate', RotateKey, KeyView);
/** Makes a new sealing key and asks the registrar for a card with it; the same key again while it waits. */
export const rotateSealingKey = rpc('relay.sealing.rotate', Reasoned, SealingKeyView);
/** At the registrar: the office's keys are given up as stolen. */
export const revokeOffice = rpc('relay.office.revoke', RevokeOffice, Acknowledgement);
/** At the registrar: the office is no more; its history stays. */
export const retireOffice = rpc('relay.office.retire', RetireOffice, Acknowledgement);
/** At the registrar: an office goes below another parent, as both have asked; what is under way goes on by the new one. */
export const moveOffice = rpc('relay.office.move', MoveOffice, Acknowledgement);
