import type { Tier } from '@qsl/contracts';

/** Large text or not, and how much contrast; chosen by the visitor, kept in cookies, rendered by the server. */
export interface Display {
  mode: 'standard' | 'care';
  contrast: 'normal' | 'high';
}

/** What the office has told of itself; what it has not told is `null` and stays off the pages. */
export interface OfficeFacts {
  organiser: string | null;
  operator: string | null;
  phone: string | null;
  address: string | null;
  hours: string | null;
  icpRecord: string | null;
  policeRecord: string | null;
  siteCode: string | null;
}

/** One office on the way from this one to the root of the tree. */
export interface ChainLink {
  name: string;
  tier: Tier;
  isSelf: boolean;
}

/** What every page knows beside its own data. */
export interface Site {
  office: { name: string; tier: Tier; areaCode: string };
  /** From the root of the tree down to this office. */
  chain: ChainLink[];
  facts: OfficeFacts;
  display: Display;
  isDemo: boolean;
  /** Path and query of this page, to come back to after a switch of display. */
  path: string;
  /** Name of the person who is signed in. */
  personName: string | null;
  /** Notices that the person has not read. */
  unread: number;
  /** The office was restored from a backup and takes nothing until what it lost is back. */
  isReadOnly: boolean;
}
