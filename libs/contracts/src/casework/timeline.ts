import { IsUUID } from 'class-validator';
import { rpc } from '../kernel/rpc.js';
import type { Tier } from '../kernel/office.js';
import type { SlaLight, TransferKind, TransferState } from './vocabulary.js';
import type { OfficialReply, Outcome } from './reply.js';

/** One step of a matter at one office. */
export class TimelineEntry {
  /** UUIDv7; the id of the event that told of it. */
  id!: string;
  /** ISO 8601, UTC, by the clock of the office where it happened. */
  at!: string;
  /** Instance id and name of the office. */
  instance!: string;
  instanceName!: string;
  tier!: Tier;
  /** What happened: `case.filed`, `order.dispatched`, `transfer.accepted` … */
  kind!: string;
  /** Office, unit or 群众/委员; never a private person's name. */
  actor!: string;
  /** One Chinese sentence for people. */
  text!: string;
  transferId!: string | null;
  /** True where the author was not entitled to it: kept and shown, without effect. */
  void!: boolean;
  reply!: OfficialReply | null;
  outcome!: Outcome | null;
}

export class HolderView {
  iid!: string;
  name!: string;
  tier!: Tier;
  /** The unit at work, where one is. */
  unit!: string | null;
  /** ISO 8601 UTC, or `null` where no clock runs. */
  dueAt!: string | null;
  light!: SlaLight | null;
  /** Working days until `dueAt`, negative when overdue. */
  workdaysLeft!: number | null;
}

/** A crossing between two neighbouring offices. */
export class CrossingView {
  transferId!: string;
  kind!: TransferKind;
  fromInstance!: string;
  fromName!: string;
  toInstance!: string;
  toName!: string;
  state!: TransferState;
  hop!: number;
  sentAt!: string | null;
  /** When the peer had committed it; known to the sending office only. */
  deliveredAt!: string | null;
  acceptedAt!: string | null;
  answeredAt!: string | null;
  closedAt!: string | null;
  /** Of the peer's own case. */
  remoteCaseCode!: string | null;
}

/** Something that this office has committed and that a neighbour has not yet taken over. */
export class WaitingView {
  /** Instance id of the neighbour. */
  peer!: string;
  peerName!: string;
  /** The link works and they are on their way; false while it is down, or not known to work. */
  isUnderway!: boolean;
  /** How many events of this matter wait. */
  events!: number;
  /** Since when the oldest waits, ISO 8601 UTC. */
  since!: string;
}

/** The whole trace of a matter, as every office on its route sees it. */
export class TimelineView {
  rootCaseId!: string;
  holder!: HolderView;
  /** Instance ids in order from origin outwards. */
  route!: { iid: string; name: string; tier: Tier }[];
  /** In causal order, oldest first; at most 1,000. */
  entries!: TimelineEntry[];
  crossings!: CrossingView[];
  waiting!: WaitingView[];
  /** ISO 8601 UTC: when the person submitted; the citizen clock counts from here and never pauses. */
  submittedAt!: string;
  citizenWorkdays!: number;
}

export class GetTimeline {
  @IsUUID()
  rootCaseId!: string;
}

/** For staff, leaders and units of an office on the route, and for the author; others get `notFound`. */
export const getTimeline = rpc('suggestions.timeline.get', GetTimeline, TimelineView);
