import { type Actor, type PublicClass, dayOf } from '@qsl/contracts';
import { allowedActions } from '@qsl/state-table';
import type { Meeting } from '../meeting/meeting.entity.js';
import type { Consultation } from './consultation.entity.js';
import {
  consultationMachine,
  type ConsultationAction,
  type ConsultationSituation,
  type ConsultationWho,
} from './consultation.machine.js';

/** What decides who may do what now. */
export interface Circumstances {
  who: readonly ConsultationWho[];
  now: Date;
  meeting: Meeting | null;
  /** Whether the caller is on the meeting's list. */
  isRegistered: boolean;
}

/** In which capacities somebody acts on a consultation. */
export function whoIs({ personId, roles, level }: Actor, isOwn: boolean): ConsultationWho[] {
  const capacities: ConsultationWho[] = [];
  if (roles.includes('staff')) capacities.push(isOwn ? 'staff' : 'office');
  if (roles.includes('leader') && isOwn) capacities.push('leader');
  if (roles.includes('unit')) capacities.push('unit');
  if (personId !== null && level !== 'L0') capacities.push('person');
  return capacities;
}

/** Staff and leaders of the owner: they see its drafts too. */
export const seesDrafts = (who: readonly ConsultationWho[]): boolean => who.includes('staff') || who.includes('leader');

/** Everybody in scope once it is announced; before that the owner's staff and leaders. */
export function canSee(
  { state, isInScope }: Pick<Consultation, 'state' | 'isInScope'>,
  who: readonly ConsultationWho[],
): boolean {
  return isInScope && (state !== 'draft' || seesDrafts(who));
}

export const isLastDayOver = ({ closesOn }: Pick<Consultation, 'closesOn'>, now: Date): boolean =>
  dayOf(now) > closesOn;

/** Whether statements, votes and comments are taken. */
export const isOpen = (consultation: Pick<Consultation, 'state' | 'closesOn'>, now: Date): boolean =>
  consultation.state === 'discussing' && !isLastDayOver(consultation, now);

/** Whether nobody can vote any more, by the owner's word or by the calendar. */
export const isDiscussionOver = (consultation: Pick<Consultation, 'state' | 'closesOn'>, now: Date): boolean =>
  ['drafting_outcome', 'concluded', 'tracking'].includes(consultation.state) ||
  (consultation.state === 'discussing' && isLastDayOver(consultation, now));

export function situationOf(
  { state, closesOn }: Pick<Consultation, 'state' | 'closesOn'>,
  { who, now, meeting, isRegistered }: Circumstances,
): ConsultationSituation {
  const isOver = isLastDayOver({ closesOn }, now);
  const isAhead = meeting !== null && meeting.startsAt > now;
  return {
    state,
    who,
    facts: {
      last_day_not_over: !isOver,
      last_day_over: isOver,
      meeting_begun: meeting !== null && !isAhead,
      seats_offered: isAhead && meeting.capacity !== null && !isRegistered,
      registered: isAhead && isRegistered,
    },
  };
}

/** What the caller may do now. */
export function actionsOf(
  consultation: Pick<Consultation, 'state' | 'closesOn'>,
  circumstances: Circumstances,
): ConsultationAction[] {
  return allowedActions(consultationMachine, situationOf(consultation, circumstances));
}

const publicClasses = {
  draft: 'pending',
  announced: 'pending',
  discussing: 'active',
  drafting_outcome: 'waiting',
  concluded: 'done',
  tracking: 'done',
} as const satisfies Record<Consultation['state'], PublicClass>;

export const publicClassOf = ({ state }: Pick<Consultation, 'state'>): PublicClass => publicClasses[state];
