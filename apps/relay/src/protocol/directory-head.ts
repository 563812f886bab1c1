import { momentPattern, type Signed } from './card.js';
import { countOf, parseFields, textOf } from './fields.js';
import { verifyDetached } from './jws.js';
import { publicKeyOf } from './signature-algorithm.js';

/** The registrar's word on how far its directory log goes, so that nobody on the way can withhold a card and look as if there were none. */
export interface DirectoryHead {
  /** Of the last card; 0 before the first. */
  serial: number;
  /** ISO 8601 UTC by the registrar's clock. */
  at: string;
}

/** What speaks against the neighbour above: no word of the registrar comes, or the word goes further than the cards. */
export const directoryFaults = ['directory_stale', 'directory_withheld'] as const;
export type DirectoryFault = (typeof directoryFaults)[number];

export const encodeHead = ({ serial, at }: DirectoryHead): string => JSON.stringify({ directoryHead: 1, serial, at });

/** `null` where the registrar did not sign it or where it is no such word. */
export function verifiedHead({ body, jws }: Signed, registrar: string): DirectoryHead | null {
  if (!verifyDetached(body, jws, publicKeyOf(registrar))) return null;
  try {
    const fields = parseFields(body);
    if (fields['directoryHead'] !== 1) return null;
    return { serial: countOf(fields, 'serial'), at: textOf(fields, 'at', momentPattern) };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** `since`: ms since 1970 since when a word has been waited for where none ever came. */
export function headFault(
  known: { head: DirectoryHead | null; serial: number; since: number },
  { now, staleMs }: { now: number; staleMs: number },
): DirectoryFault | null {
  const { head, serial, since } = known;
  if (head !== null && head.serial > serial) return 'directory_withheld';
  return now - (head === null ? since : Date.parse(head.at)) > staleMs ? 'directory_stale' : null;
}
