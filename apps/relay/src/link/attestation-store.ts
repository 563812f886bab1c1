import type { AttestedEvents } from '../protocol/attestation.js';

/** What the neighbour has confirmed and an office further on is to say of. */
export interface DueAttestation {
  end: string;
  events: string[];
}

/** Own events that an office behind the neighbour lacks for too long, some of them named. */
export interface Withheld {
  end: string;
  count: number;
  events: string[];
}

/** Also the offices of which no list comes. */
export interface AttestationFaults {
  withheld: Withheld[];
  unattested: string[];
}

/** When an end was asked, in ms since 1970; of the time since its turn before no more than `mostMs` counts, for the line may have been cut. */
export interface Turn {
  now: number;
  mostMs: number;
}

/** Which own events the offices further on are not known to have. Kept beside custody, and written without its lock. */
export interface AttestationStore {
  /** Which of these events are in custody here and this author's. */
  held(author: string, events: readonly string[]): Promise<string[]>;
  /** Notes the next own events that the neighbour has confirmed, for the ends of their routes; a bounded number of them at once and in all. */
  enrol(peer: string, endsOf: (route: readonly string[]) => string[]): Promise<void>;
  /** What is to be asked next: of the ends, the one that was asked longest ago, and so of its events; `null` where all are attested. */
  next(peer: string): Promise<DueAttestation | null>;
  /** An office that works no more is asked for nothing. */
  forget(end: string): Promise<void>;
  /** An end said what it has, and what it lacks. */
  keep(peer: string, end: string, list: AttestedEvents, turn: Turn): Promise<void>;
  /** An end was asked, and no list came. */
  keepSilence(peer: string, end: string, turn: Turn): Promise<void>;
  faults(peer: string, limits: { withheldMs: number; unattestedMs: number }): Promise<AttestationFaults>;
}
