import type { MeetingView } from '@qsl/contracts';
import type { Meeting } from './meeting.entity.js';
import type { Seats } from './seats.js';

function registrationOf({ capacity }: Meeting, { place }: Seats): MeetingView['registration'] {
  if (capacity === null || place === null) return null;
  return place <= capacity ? 'seat' : 'waiting';
}

/** Names of those who attended are for the owner's staff. */
export function toMeetingView(meeting: Meeting, seats: Seats, isForStaff: boolean): MeetingView {
  const { startsAt, place, agenda, capacity, attendees, organisations, attendance, minutes, publicMinutes } = meeting;
  return {
    startsAt: startsAt.toISOString(),
    place,
    agenda,
    capacity,
    registered: Math.min(seats.registered, capacity ?? 0),
    registration: registrationOf(meeting, seats),
    attendees,
    organisations,
    attendance: isForStaff ? attendance : [],
    minutes: (isForStaff ? minutes : null) ?? publicMinutes,
  };
}
