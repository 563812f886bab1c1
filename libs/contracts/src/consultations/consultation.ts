import { Type } from 'class-transformer';
import {
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { IsCalendarDay } from '../kernel/calendar.js';
import type { OfficeView } from '../kernel/office.js';
import { PageQuery } from '../kernel/page.js';
import { Acknowledgement, rpc } from '../kernel/rpc.js';
import { Scope } from '../kernel/scope.js';
import type { PublicClass } from '../casework/vocabulary.js';
import { TimelineView } from '../casework/timeline.js';
import type { MeetingView } from './meeting.js';
import type { CommitmentView, ConsultationOutcome } from './outcome.js';
import {
  consultationLimits,
  consultationStates,
  hideResults,
  type ConsultationState,
  type HideResults,
} from './vocabulary.js';

export class DraftConsultation {
  /** The question in one sentence. */
  @IsString()
  @MinLength(4)
  @MaxLength(consultationLimits.title)
  title!: string;

  /** What it is about and what becomes of it. */
  @IsString()
  @MinLength(10)
  @MaxLength(3000)
  summary!: string;

  /** 召集人: an office or a committee, not a person. */
  @IsString()
  @MinLength(2)
  @MaxLength(60)
  convener!: string;

  /** Last calendar day of the discussion, YYYY-MM-DD, Beijing time. */
  @IsCalendarDay()
  closesOn!: string;

  /** `until_vote` unless told; can be tightened later, never relaxed. */
  @IsOptional()
  @IsIn(hideResults)
  hideResults?: HideResults;

  @IsDefined()
  @ValidateNested()
  @Type(() => Scope)
  scope!: Scope;
}

export class ConsultationRef {
  @IsUUID()
  id!: string;
}

export class ActOnConsultation extends ConsultationRef {
  @IsInt()
  @Min(1)
  expectedVersion!: number;
}

export class ReviseConsultation extends DraftConsultation {
  @IsUUID()
  id!: string;

  @IsInt()
  @Min(1)
  expectedVersion!: number;
}

/** Topics → consultations: what was selected. Repeating it changes nothing. */
export class CreateFromTopic {
  /** UUIDv7 of the consultation to be, chosen by the sender. */
  @IsUUID()
  id!: string;

  @IsUUID()
  topicId!: string;

  @IsString()
  @MaxLength(60)
  topicTitle!: string;

  @IsString()
  @MinLength(4)
  @MaxLength(consultationLimits.title)
  title!: string;

  @IsString()
  @MinLength(10)
  @MaxLength(3000)
  summary!: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => Scope)
  scope!: Scope;
}

export class AddPaper extends ActOnConsultation {
  @IsString()
  @MinLength(2)
  @MaxLength(100)
  title!: string;

  @IsString()
  @MinLength(10)
  @MaxLength(20_000)
  text!: string;
}

export class RemovePaper extends ActOnConsultation {
  @IsUUID()
  paperId!: string;
}

/** 背景材料 */
export class PaperView {
  id!: string;
  title!: string;
  text!: string;
}

export class ConsultationRow {
  id!: string;
  /** `QSL-<areaCode>-<year>-X<seq>` of the owner. */
  code!: string;
  title!: string;
  state!: ConsultationState;
  publicClass!: PublicClass;
  owner!: OfficeView;
  convener!: string;
  announcedAt!: string | null;
  closesOn!: string;
  /** Whether statements, votes and comments are taken now. */
  isOpen!: boolean;
  statements!: number;
  /** People who voted, over all offices. */
  participants!: number;
  hasOutcome!: boolean;
}

export class ConsultationView extends ConsultationRow {
  summary!: string;
  hideResults!: HideResults;
  scope!: Scope;
  version!: number;
  /** Whether this office opened it; elsewhere its people take part and its staff watch. */
  isOwn!: boolean;
  /** What the caller may do now: `revise`, `announce`, `open`, `close`, `conclude`, `track`, `add_paper`, `remove_paper`, `moderate`, `publish_statement`, `refuse_statement`, `schedule_meeting`, `record_meeting`, `export_minutes`, `state`, `vote`, `comment`, `answer`, `register`, `unregister`. */
  actions!: string[];
  papers!: PaperView[];
  topic!: { id: string; title: string } | null;
  meeting!: MeetingView | null;
  outcome!: ConsultationOutcome | null;
  commitments!: CommitmentView[];
  /** Why nothing was promised, where `commitments` is empty after the conclusion. */
  noCommitment!: string | null;
  /** Statements and comments that wait for a moderator; for the office. */
  toModerate!: number;
  /** Votes of this office's people that the owner has not taken over yet. */
  votesOnTheWay!: number;
}

export class ConsultationPage {
  items!: ConsultationRow[];
  nextCursor!: string | null;
}

export class ListConsultations extends PageQuery {
  @IsOptional()
  @IsIn(consultationStates)
  state?: ConsultationState;

  /** Words to find in title and summary; Chinese by character pairs. */
  @IsOptional()
  @IsString()
  @Length(1, 50)
  q?: string;
}

/** Staff write it; nobody but they and the leaders of their office sees it before it is announced. */
export const draftConsultation = rpc('consultations.consultation.draft', DraftConsultation, ConsultationView);
/** Topics → consultations, from their outbox; at least once. */
export const createConsultationFromTopic = rpc(
  'consultations.consultation.create_from_topic',
  CreateFromTopic,
  Acknowledgement,
);
/** While it is a draft; later `hideResults` can be tightened and `closesOn` moved back. */
export const reviseConsultation = rpc('consultations.consultation.revise', ReviseConsultation, ConsultationView);
/** Draft → announced; appears in the portals of all offices in its scope. */
export const announceConsultation = rpc('consultations.consultation.announce', ActOnConsultation, ConsultationView);
/** Announced → discussing. */
export const openConsultation = rpc('consultations.consultation.open', ActOnConsultation, ConsultationView);
/** Discussing → drafting the outcome; on the day after its last one it closes by itself. */
export const closeConsultation = rpc('consultations.consultation.close', ActOnConsultation, ConsultationView);
/** Before the conclusion. */
export const addPaper = rpc('consultations.consultation.add_paper', AddPaper, ConsultationView);
export const removePaper = rpc('consultations.consultation.remove_paper', RemovePaper, ConsultationView);
/** Announced ones, newest first; drafts for staff and leaders of the owner. */
export const listConsultations = rpc('consultations.consultation.list', ListConsultations, ConsultationPage);
export const getConsultation = rpc('consultations.consultation.get', ConsultationRef, ConsultationView);
/** Phases, papers, meeting, outcome and commitments as they came about. */
export const getConsultationTimeline = rpc('consultations.consultation.timeline', ConsultationRef, TimelineView);
