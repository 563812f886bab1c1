import { dayOf } from '@qsl/contracts';

/** The calendar day in Beijing so many days from now, YYYY-MM-DD, for what is open whenever the tests run. */
export const inDays = (days: number): string => dayOf(new Date(), days);
