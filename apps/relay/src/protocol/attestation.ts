import { sha256Hex } from './blobs.js';
import { iidPattern, momentPattern, type Signed } from './card.js';
import { type Fields, parseFields, textOf } from './fields.js';
import type { Attest } from './messages.js';
import type { OfficeTree } from './office-tree.js';

/** Events that one question asks about at most. */
export const mostAttested = 200;

/** What the end has of the events that it was asked about: each of them stands in one of the two lists. */
export interface AttestedEvents {
  held: string[];
  /** Also what is not the asker's own: nobody learns in this way of events of others. */
  lacks: string[];
}

/** `signature`: the end did not sign it; `malformed`; `question`: it answers another question, or not all of this one. */
export type AttestationFault = 'signature' | 'malformed' | 'question';

const eventId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function idsOf(fields: Fields, name: string): string[] {
  const value = fields[name];
  if (!Array.isArray(value) || value.length > mostAttested) throw new SyntaxError(`field ${name}`);
  return value.map((id: unknown) => textOf({ [name]: id }, name, eventId));
}

/** The question, as a neighbour wrote it. @throws SyntaxError */
export function attestOf(fields: Fields): Attest {
  const [asker, end] = [textOf(fields, 'asker', iidPattern), textOf(fields, 'end', iidPattern)];
  return { verb: 'attest', asker, end, nonce: textOf(fields, 'nonce', sha256Hex), events: idsOf(fields, 'events') };
}

/** Text that the end signs. @param at ISO 8601 UTC by the end's clock, for whoever reads the list later */
export function encodeAttestation({ asker, end, nonce, events }: Attest, held: readonly string[], at: string): string {
  const isHeld = new Set(held);
  const lists: AttestedEvents = {
    held: events.filter((id) => isHeld.has(id)),
    lacks: events.filter((id) => !isHeld.has(id)),
  };
  return JSON.stringify({ attestation: 1, end, asker, nonce, at, ...lists });
}

/**
 * Looks at what came back through the neighbour. Only a list of the very end, over this very question and all of its events, counts: whoever
 * passes it on can neither make one up, nor show an old one, nor take an event out of the question.
 */
export function judgeAttestation(
  list: Signed,
  asked: Attest,
  isSigned: (list: Signed) => boolean,
): AttestedEvents | { fault: AttestationFault } {
  if (!isSigned(list)) return { fault: 'signature' };
  try {
    const fields = parseFields(list.body);
    if (fields['attestation'] !== 1) return { fault: 'malformed' };
    textOf(fields, 'at', momentPattern);
    const lists = { held: idsOf(fields, 'held'), lacks: idsOf(fields, 'lacks') };
    return isAnswerTo(asked, fields, lists) ? lists : { fault: 'question' };
  } catch (error) {
    if (error instanceof SyntaxError) return { fault: 'malformed' };
    throw error;
  }
}

function isAnswerTo(asked: Attest, fields: Fields, { held, lacks }: AttestedEvents): boolean {
  const isSame = (['end', 'asker', 'nonce'] as const).every((name) => fields[name] === asked[name]);
  const said = [...held, ...lacks].sort().join();
  return isSame && said === [...asked.events].sort().join();
}

/** Offices of a route that a neighbour is to pass the event on to: those on its side but the neighbour itself. */
export function endsBehind(tree: OfficeTree, peer: string, route: readonly string[]): string[] {
  return route.filter((iid) => iid !== peer && tree.sideOf(iid) === peer && tree.isActive(iid));
}
