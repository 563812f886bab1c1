import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { DocumentView } from '../kernel/document.js';
import { IsInstant } from '../kernel/calendar.js';
import { rpc } from '../kernel/rpc.js';
import { ActOnConsultation, ConsultationRef, ConsultationView } from './consultation.js';

export class AgendaItem {
  @IsString()
  @MinLength(2)
  @MaxLength(100)
  title!: string;

  @IsInt()
  @Min(1)
  @Max(480)
  minutes!: number;
}

export class ScheduleMeeting extends ActOnConsultation {
  /** ISO 8601 with offset. */
  @IsInstant()
  startsAt!: string;

  @IsString()
  @MinLength(2)
  @MaxLength(100)
  place!: string;

  /** Seats for people who register; none where registration is not offered. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  capacity?: number;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => AgendaItem)
  agenda!: AgendaItem[];
}

/** Somebody who attended. Names stay at the office; the public sees organisations and a number. */
export class Attendee {
  @IsString()
  @MinLength(1)
  @MaxLength(30)
  name!: string;

  @IsString()
  @MinLength(2)
  @MaxLength(60)
  organisation!: string;
}

export class RecordMeeting extends ActOnConsultation {
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => Attendee)
  attendees!: Attendee[];

  /** 会议纪要 */
  @IsString()
  @MinLength(10)
  @MaxLength(20_000)
  minutes!: string;
}

export class MeetingView {
  startsAt!: string;
  place!: string;
  agenda!: AgendaItem[];
  capacity!: number | null;
  /** Seats that are taken. */
  registered!: number;
  /** Whether the caller has a seat, or a place in the waiting list. */
  registration!: 'seat' | 'waiting' | null;
  /** After it was recorded. */
  attendees!: number | null;
  organisations!: string[];
  /** For staff of the owner, otherwise empty. */
  attendance!: Attendee[];
  /** Without the names of those who attended, except for staff of the owner. */
  minutes!: string | null;
}

/** Before the conclusion; again, it replaces the earlier one and those who registered are told. */
export const scheduleMeeting = rpc('consultations.meeting.schedule', ScheduleMeeting, ConsultationView);
/** Needs `L1`; when all seats are taken, a place in the waiting list. */
export const registerForMeeting = rpc('consultations.meeting.register', ConsultationRef, ConsultationView);
export const unregisterFromMeeting = rpc('consultations.meeting.unregister', ConsultationRef, ConsultationView);
/** Attendance and minutes, after the meeting has begun. */
export const recordMeeting = rpc('consultations.meeting.record', RecordMeeting, ConsultationView);
/** Office Open XML (.docx): question, phases, attendance, minutes, results, outcome, commitments. For staff of the owner. */
export const exportMinutes = rpc('consultations.meeting.export_minutes', ConsultationRef, DocumentView);
