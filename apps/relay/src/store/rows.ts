import { decodeEvent } from '../protocol/event.js';
import type { StoredEvent } from '../link/link-store.js';
import type { EventState } from '../protocol/event-state.js';
import type { CarriedReplay, LinkRecord, Recovery } from '../protocol/link-record.js';
import type { LinkStanding } from '../protocol/link-standing.js';
import type { Matter } from '../protocol/routing.js';

/** Rows as the driver returns them. */
export interface EventColumns {
  body: Uint8Array;
  jws: string;
  state: EventState;
  tries: number;
}

export interface MatterColumns {
  root_case_id: string;
  kind: string;
  instances: string[];
  parked: string | null;
  last_hash: string | null;
}

export interface LinkColumns {
  peer: string;
  out_epoch: number;
  out_head: number;
  out_chain: string;
  seen_epoch: number;
  in_epoch: number;
  in_cursor: number;
  in_chain: string;
  peer_cursor: number;
  notice_cursor: number;
  recovery: Recovery;
  standing: LinkStanding;
  carried: CarriedReplay | null;
}

export const matterColumns = 'root_case_id, kind, instances, parked, last_hash';

export const linkColumns =
  'peer, out_epoch, out_head, out_chain, seen_epoch, in_epoch, in_cursor, in_chain, peer_cursor, notice_cursor, recovery, standing, carried';

export const eventColumns = 'event.body, event.jws, event.state, event.tries';

export const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

export function toStoredEvent(row: EventColumns): StoredEvent {
  const body = textOf(row.body);
  return { ...decodeEvent(body), body, jws: row.jws, state: row.state, tries: row.tries };
}

export function toMatter(row: MatterColumns): Matter {
  return {
    rootCaseId: row.root_case_id,
    kind: row.kind,
    instances: row.instances,
    parked: row.parked,
    lastHash: row.last_hash,
  };
}

export function toLink(row: LinkColumns): LinkRecord {
  return {
    peer: row.peer,
    outEpoch: row.out_epoch,
    outHead: row.out_head,
    outChain: row.out_chain,
    seenEpoch: row.seen_epoch,
    inEpoch: row.in_epoch,
    inCursor: row.in_cursor,
    inChain: row.in_chain,
    peerCursor: row.peer_cursor,
    noticeCursor: row.notice_cursor,
    recovery: row.recovery,
    standing: row.standing,
    carried: row.carried,
  };
}
