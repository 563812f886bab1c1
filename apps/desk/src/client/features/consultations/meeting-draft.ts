import type { AgendaItem, Attendee, FieldFault, MeetingView, ScheduleMeeting } from '@qsl/contracts';
import { checkFields, toBody, toLocalTime, type FieldSpec } from '../../command/form-spec.js';

/** A meeting while it is planned. */
export interface MeetingDraft {
  text: { startsAt: string; place: string; capacity: string };
  agenda: { title: string; minutes: string }[];
}

export const meetingFields = {
  startsAt: { name: 'startsAt', label: '开始时间', kind: 'moment', isRequired: true },
  place: { name: 'place', label: '地点', kind: 'text', isRequired: true, minLength: 2, maxLength: 100 },
  capacity: {
    name: 'capacity',
    label: '可报名人数',
    kind: 'number',
    isRequired: false,
    hint: '不填则不接受报名；报满后进入候补。',
  },
} as const satisfies Record<string, FieldSpec>;

export const agendaFields = {
  title: { name: 'title', label: '议程', kind: 'text', isRequired: true, minLength: 2, maxLength: 100 },
  minutes: { name: 'minutes', label: '分钟', kind: 'number', isRequired: true },
} as const satisfies Record<string, FieldSpec>;

export const emptyAgendaItem = (): MeetingDraft['agenda'][number] => ({ title: '', minutes: '20' });

export function meetingDraftOf(meeting: MeetingView | null): MeetingDraft {
  return {
    text: {
      startsAt: meeting ? toLocalTime(meeting.startsAt) : '',
      place: meeting?.place ?? '',
      capacity: meeting?.capacity ? String(meeting.capacity) : '',
    },
    agenda: meeting?.agenda.map(({ title, minutes }) => ({ title, minutes: String(minutes) })) ?? [emptyAgendaItem()],
  };
}

export function checkMeeting({ text, agenda }: MeetingDraft): FieldFault[] {
  const rows = agenda.flatMap((item, index) =>
    checkFields(Object.values(agendaFields), item).map((fault) => ({
      ...fault,
      field: `agenda.${index}.${fault.field}`,
    })),
  );
  return [...checkFields(Object.values(meetingFields), text), ...rows];
}

type MeetingBody = Omit<ScheduleMeeting, 'id' | 'expectedVersion'>;

export function toMeetingBody({ text, agenda }: MeetingDraft): MeetingBody {
  const items: AgendaItem[] = agenda.map(({ title, minutes }) => ({ title: title.trim(), minutes: Number(minutes) }));
  return { ...(toBody(Object.values(meetingFields), text) as Omit<MeetingBody, 'agenda'>), agenda: items };
}

/** Attendance as it is typed or pasted: one person a line, name and organisation apart by a blank, tab or comma. */
export function readAttendance(lines: string): { attendees: Attendee[]; faults: FieldFault[] } {
  const rows = lines.split('\n').map((line) => line.trim());
  const attendees: Attendee[] = [];
  const faults: FieldFault[] = [];
  rows.forEach((row, index) => {
    if (!row) return;
    const [name, organisation] = row.split(/[\s,，、]+(.*)/s);
    if (name && organisation) attendees.push({ name, organisation: organisation.trim() });
    else faults.push({ field: 'attendees', rule: 'line', message: `第 ${index + 1} 行缺少单位：${row}` });
  });
  return { attendees, faults };
}

export const writeAttendance = (attendance: readonly Attendee[]): string =>
  attendance.map(({ name, organisation }) => `${name} ${organisation}`).join('\n');
