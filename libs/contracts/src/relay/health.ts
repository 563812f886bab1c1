import { Nothing, rpc } from '../kernel/rpc.js';
import type { LinkAlarm, LinkState } from './link.js';

export class CanaryView {
  /** ISO 8601 UTC: when a question last came back from the root office, and how many milliseconds it took. */
  at!: string;
  ms!: number;
}

/** How an office is, as it last said itself. */
export class OfficeHealthView {
  iid!: string;
  name!: string;
  parent!: string | null;
  /** ISO 8601 UTC: when it said so; `null` where it never did. */
  at!: string | null;
  /** Its link to its parent; `null` at the root and where nothing was heard. */
  link!: LinkState | null;
  pending!: number;
  oldestPendingAt!: string | null;
  parked!: number;
  canary!: CanaryView | null;
  /** What speaks against its neighbours. */
  alarms!: LinkAlarm[];
}

export class OfficeHealthList {
  /** This office first, then all offices below it. */
  items!: OfficeHealthView[];
}

/** This office and every office below it, as far as they were heard; bounded by the office directory. */
export const listHealth = rpc('relay.health.list', Nothing, OfficeHealthList);
