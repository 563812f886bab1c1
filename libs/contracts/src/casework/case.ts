import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '../kernel/page.js';
import { rpc, Nothing } from '../kernel/rpc.js';
import { Outcome, type OfficialReply } from './reply.js';
import type { OrderView } from './order.js';
import type { TransferView } from './transfer.js';
import type { TimelineView } from './timeline.js';
import {
  caseStates,
  orderRoles,
  refusalCodes,
  resultGrades,
  slaLights,
  type CaseState,
  type OrderRole,
  type PublicClass,
  type RefusalCode,
  type ResultGrade,
  type SlaLight,
} from './vocabulary.js';

/** A working-day clock; due at 18:00 Beijing time of the last working day. */
export class ClockView {
  kind!: 'screening' | 'handling' | 'supplement' | 'sign' | 'rating';
  startedAt!: string;
  dueAt!: string;
  /** ISO 8601 UTC of the running pause, or `null`. */
  pausedAt!: string | null;
  pauseReason!: string | null;
  stoppedAt!: string | null;
  light!: SlaLight | null;
  workdaysLeft!: number;
}

export class CaseRow {
  id!: string;
  rootCaseId!: string;
  code!: string;
  title!: string;
  category!: string;
  areaCode!: string;
  state!: CaseState;
  publicClass!: PublicClass;
  /** `own`: submitted here; `in`: came by a transfer. */
  direction!: 'own' | 'in';
  originName!: string;
  holderName!: string;
  dueAt!: string | null;
  light!: SlaLight | null;
  workdaysLeft!: number | null;
  /** Since submission; never pauses. */
  citizenWorkdays!: number;
  units!: string[];
  updatedAt!: string;
}

export class CaseView extends CaseRow {
  version!: number;
  /** The text that may travel: the author's own name and phone numbers are masked. */
  body!: string;
  /** As shown in public. */
  author!: string;
  suggestionId!: string | null;
  clocks!: ClockView[];
  orders!: OrderView[];
  transfers!: TransferView[];
  timeline!: TimelineView;
  /** Verbs that the caller may use now, for the case itself. */
  actions!: string[];
  draftReply!: OfficialReply | null;
  draftOutcome!: Outcome | null;
  refusal!: { code: string; text: string; referral: string | null } | null;
}

export class CasePage {
  items!: CaseRow[];
  nextCursor!: string | null;
}

export class ListCases extends PageQuery {
  @IsOptional()
  @IsIn(caseStates)
  state?: CaseState;

  @IsOptional()
  @IsIn(slaLights)
  light?: SlaLight;

  @IsOptional()
  @IsUUID()
  unit?: string;

  @IsOptional()
  @IsIn(['own', 'in'])
  direction?: 'own' | 'in';

  /** Code or words of the title. */
  @IsOptional()
  @IsString()
  @MaxLength(50)
  q?: string;
}

export class CaseRef {
  @IsUUID()
  id!: string;
}

/** Every change names the version it was decided on. */
export class CaseCommand extends CaseRef {
  @IsInt()
  @Min(1)
  expectedVersion!: number;
}

export class FileCase extends CaseCommand {
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  remark?: string;
}

export class DeclineCase extends CaseCommand {
  @IsIn(refusalCodes)
  code!: RefusalCode;

  @IsString()
  @MinLength(5)
  @MaxLength(1000)
  text!: string;
}

export class RequestSupplement extends CaseCommand {
  @IsString()
  @MinLength(5)
  @MaxLength(1000)
  text!: string;
}

export class OrderAssignment {
  @IsUUID()
  unitId!: string;

  @IsIn(orderRoles)
  role!: OrderRole;
}

export class AssignCase extends CaseCommand {
  @ValidateNested({ each: true })
  @Type(() => OrderAssignment)
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  orders!: OrderAssignment[];

  @IsOptional()
  @IsString()
  @MaxLength(1000)
  instruction?: string;
}

export class ApproveReply extends CaseCommand {
  /** 文号 */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  docNumber!: string;

  @IsIn(resultGrades)
  grade!: ResultGrade;
}

export class SendBackReply extends CaseCommand {
  @IsString()
  @MinLength(5)
  @MaxLength(1000)
  reason!: string;
}

export class PublishReply extends CaseCommand {
  @IsOptional()
  @ValidateNested()
  @Type(() => Outcome)
  outcome?: Outcome;
}

export class CaseSummary {
  /** Counts for the front page of the desk. */
  dueToday!: number;
  overdue!: number;
  returned!: number;
  awaitingSignOff!: number;
  inbox!: number;
  byState!: { state: CaseState; count: number }[];
}

/** For staff, leaders and units (units see only cases with an order of theirs); by due date, then id. */
export const listCases = rpc('suggestions.case.list', ListCases, CasePage);
export const summariseCases = rpc('suggestions.case.summary', Nothing, CaseSummary);
export const getCase = rpc('suggestions.case.get', CaseRef, CaseView);
/** Staff: registered → in_review (受理初审). */
export const reviewCase = rpc('suggestions.case.review', CaseCommand, CaseView);
/** Staff: in_review → filed (立案). */
export const fileCase = rpc('suggestions.case.file', FileCase, CaseView);
/** Staff: in_review → not_filed (不予立案), with a code, a text and the referral that belongs to the code. */
export const declineCase = rpc('suggestions.case.decline', DeclineCase, CaseView);
/** Staff: in_review → needs_revision (退回补充); the handling clock waits for the author, ten working days at most. */
export const requestSupplement = rpc('suggestions.case.request_supplement', RequestSupplement, CaseView);
/** Staff: filed → assigned (交办); one order per unit, exactly one `lead` or `sole` unless all are `split`. */
export const assignCase = rpc('suggestions.case.assign', AssignCase, CaseView);
/** Leader: signs off the reply under review (签发). */
export const approveReply = rpc('suggestions.case.approve_reply', ApproveReply, CaseView);
/** Staff or leader: reply_review → in_progress (驳回), before sign-off. */
export const sendBackReply = rpc('suggestions.case.send_back', SendBackReply, CaseView);
/** Staff: publishes the signed reply: to the author, or to the office that sent the matter. */
export const publishReply = rpc('suggestions.case.publish_reply', PublishReply, CaseView);
/** Staff: rated → closed, or answered → closed after the rating period. */
export const closeCase = rpc('suggestions.case.close', CaseCommand, CaseView);
