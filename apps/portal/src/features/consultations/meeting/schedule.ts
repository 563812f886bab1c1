import type { MeetingView } from '@qsl/contracts';

export interface ScheduledItem {
  /** ISO 8601 UTC. */
  startsAt: string;
  title: string;
  minutes: number;
}

const minuteMs = 60_000;

/** The agenda with the time at which each item begins. */
export function scheduleOf({ startsAt, agenda }: Pick<MeetingView, 'startsAt' | 'agenda'>): ScheduledItem[] {
  let at = new Date(startsAt).getTime();
  return agenda.map(({ title, minutes }) => {
    const item = { startsAt: new Date(at).toISOString(), title, minutes };
    at += minutes * minuteMs;
    return item;
  });
}
