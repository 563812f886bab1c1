import {
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { IsCalendarDay } from '../kernel/calendar.js';
import { PageQuery } from '../kernel/page.js';
import { rpc } from '../kernel/rpc.js';
import type { OfficialReply, Outcome } from './reply.js';
import {
  returnReasonCodes,
  transferKinds,
  transferReasonCodes,
  transferStates,
  type ReturnReasonCode,
  type TransferKind,
  type TransferReasonCode,
  type TransferState,
} from './vocabulary.js';

/** Field classes that a transfer may carry. `contact` never leaves the office where the person submitted. */
export const revealClasses = ['public', 'handling'] as const;
export type RevealClass = (typeof revealClasses)[number];

/** What the receiving office will read. */
export class SnapshotView {
  title!: string;
  body!: string;
  category!: string;
  areaCode!: string;
  /** 群众 or 委员; never a name. */
  author!: string;
  /** Review remarks and units so far, when `handling` is revealed. */
  handling!: string | null;
}

export class TransferView {
  id!: string;
  rootCaseId!: string;
  /** This office's case that the transfer leaves from or arrives at; `null` for an arrival not yet accepted. */
  caseId!: string | null;
  kind!: TransferKind;
  direction!: 'in' | 'out' | 'passing';
  fromInstance!: string;
  fromName!: string;
  toInstance!: string;
  toName!: string;
  originName!: string;
  hop!: number;
  state!: TransferState;
  reasonCode!: TransferReasonCode;
  reason!: string;
  reveal!: RevealClass[];
  snapshot!: SnapshotView;
  /** Reply date that the sender asks for, YYYY-MM-DD. */
  dueOn!: string | null;
  composedAt!: string;
  sentAt!: string | null;
  deliveredAt!: string | null;
  acceptedAt!: string | null;
  answeredAt!: string | null;
  closedAt!: string | null;
  remoteCaseCode!: string | null;
  returned!: { code: ReturnReasonCode; text: string; suggestedInstance: string | null } | null;
  objection!: string | null;
  reply!: OfficialReply | null;
  outcome!: Outcome | null;
  version!: number;
  actions!: string[];
}

export class TransferPage {
  items!: TransferView[];
  nextCursor!: string | null;
}

export class ListTransfers extends PageQuery {
  @IsOptional()
  @IsIn(['in', 'out'])
  direction?: 'in' | 'out';

  @IsOptional()
  @IsIn(transferStates)
  state?: TransferState;
}

export class ComposeTransfer {
  @IsUUID()
  caseId!: string;

  @IsInt()
  @Min(1)
  expectedVersion!: number;

  @IsIn(transferKinds)
  kind!: TransferKind;

  @Matches(/^[a-z]\d{6}$/)
  toInstance!: string;

  @IsIn(transferReasonCodes)
  reasonCode!: TransferReasonCode;

  @IsString()
  @MinLength(10)
  @MaxLength(1000)
  reason!: string;

  @IsArray()
  @ArrayUnique()
  @IsIn(revealClasses, { each: true })
  reveal!: RevealClass[];

  @IsOptional()
  @IsCalendarDay()
  dueOn?: string;
}

export class TransferRef {
  @IsUUID()
  id!: string;
}

export class TransferCommand extends TransferRef {
  @IsInt()
  @Min(1)
  expectedVersion!: number;
}

export class ReturnTransfer extends TransferCommand {
  @IsIn(returnReasonCodes)
  code!: ReturnReasonCode;

  @IsString()
  @MinLength(5)
  @MaxLength(1000)
  text!: string;

  @IsOptional()
  @Matches(/^[a-z]\d{6}$/)
  suggestedInstance?: string;
}

export class ReportProgress extends TransferCommand {
  @IsString()
  @MinLength(5)
  @MaxLength(1000)
  text!: string;
}

export class ConfirmTransfer extends TransferCommand {
  /** This office's own paragraph, added to what goes on to the office below or to the author. */
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  remark?: string;
}

export class ObjectToTransfer extends TransferCommand {
  @IsString()
  @MinLength(5)
  @MaxLength(1000)
  reason!: string;
}

/** Staff: a draft that a leader must sign off; at most one open transfer per case, to an adjacent office that is not on the matter's path. */
export const composeTransfer = rpc('suggestions.transfer.compose', ComposeTransfer, TransferView);
export const listTransfers = rpc('suggestions.transfer.list', ListTransfers, TransferPage);
export const getTransfer = rpc('suggestions.transfer.get', TransferRef, TransferView);
/** Leader, not the person who composed it: composed → sent; the case is escalated and its clock pauses. */
export const signOffTransfer = rpc('suggestions.transfer.sign_off', TransferCommand, TransferView);
/** Sender's staff: draft → recalled at once; sent or delivered → asks the receiver, who decides the race: a recall that meets an acceptance loses. */
export const recallTransfer = rpc('suggestions.transfer.recall', TransferCommand, TransferView);
/** Receiver's staff: opens this office's own case (签收). */
export const acceptTransfer = rpc('suggestions.transfer.accept', TransferCommand, TransferView);
/** Receiver's staff, before acceptance: back to the sender with a reason (退回). */
export const returnTransfer = rpc('suggestions.transfer.return', ReturnTransfer, TransferView);
/** Receiver's staff: a milestone for everyone on the route. */
export const reportProgress = rpc('suggestions.transfer.progress', ReportProgress, TransferView);
/** Sender's staff: takes the answer and passes it on to the office below, or to the author at the origin. */
export const confirmTransfer = rpc('suggestions.transfer.confirm', ConfirmTransfer, TransferView);
/** Sender's staff: sends the answer back to work, once. */
export const objectToTransfer = rpc('suggestions.transfer.object', ObjectToTransfer, TransferView);
