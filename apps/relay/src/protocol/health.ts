import { type LinkAlarm, linkAlarms, type LinkState, linkStates } from '@qsl/contracts';
import { iidPattern } from './card.js';
import { choiceOf, countOf, type Fields, textOf } from './fields.js';
import type { Count, InstanceId, Moment } from './forms.js';

/** Offices that one question tells of at most. */
export const mostHealth = 100;

/** How an office is, as it says itself; bounded, so that a province can know it of all offices below. */
export interface OfficeHealth {
  iid: InstanceId;
  /** ISO 8601 UTC: when the office said so, by its own clock. */
  at: Moment;
  /** Its link to its parent; `null` at the root. */
  link: LinkState | null;
  /** Events that wait for its parent, and since when the oldest does. */
  pending: Count;
  oldest: Moment | null;
  /** Matters that are parked there. */
  parked: Count;
  /** Last time that its question went to the root and back, and how many milliseconds that took. */
  canary: { at: Moment; ms: Count } | null;
  /**
   * What speaks against its neighbours; absent where nothing does. What a reader does not know is left out.
   * @maxItems 20
   */
  alarms?: LinkAlarm[];
}

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/;

/** @throws SyntaxError */
export function officeHealth(fields: Fields): OfficeHealth {
  const { canary, alarms } = fields;
  const known = Array.isArray(alarms) ? linkAlarms.filter((each) => alarms.includes(each)) : [];
  return {
    iid: textOf(fields, 'iid', iidPattern),
    at: textOf(fields, 'at', moment),
    link: fields['link'] === null ? null : choiceOf(fields, 'link', linkStates),
    pending: countOf(fields, 'pending'),
    oldest: fields['oldest'] === null ? null : textOf(fields, 'oldest', moment),
    parked: countOf(fields, 'parked'),
    canary:
      typeof canary !== 'object' || canary === null
        ? null
        : { at: textOf({ ...canary }, 'at', moment), ms: countOf({ ...canary }, 'ms') },
    ...(known.length > 0 && { alarms: known }),
  };
}

/** What a parent has not been told yet, the longest untold first. */
export function untold(known: readonly OfficeHealth[], told: ReadonlyMap<string, string>): OfficeHealth[] {
  const since = ({ iid }: OfficeHealth) => told.get(iid) ?? '';
  return known
    .filter((each) => since(each) !== each.at)
    .sort((a, b) => since(a).localeCompare(since(b)))
    .slice(0, mostHealth);
}
