import { IsUUID } from 'class-validator';
import { Nothing, rpc } from '../kernel/rpc.js';
import { OfficeView } from '../kernel/office.js';

/** `down` no connection; `dialing`; `hello` handshake; `active`; `stalled` connected without answers; `recovering` after a restore; `refused`; `suspended` and `retired` by this office's operators. */
export const linkStates = [
  'down',
  'dialing',
  'hello',
  'active',
  'stalled',
  'recovering',
  'refused',
  'suspended',
  'retired',
] as const;
export type LinkState = (typeof linkStates)[number];

/**
 * What speaks against a neighbour. `directory_stale`: it passes on no word of the registrar, for longer than is set; `directory_withheld`: the
 * registrar has issued cards that it does not pass on; `events_withheld`: an office further on still lacks events that the neighbour has confirmed;
 * `events_unattested`: no office further on says whether it has them, for longer than is set.
 */
export const linkAlarms = ['directory_stale', 'directory_withheld', 'events_withheld', 'events_unattested'] as const;
export type LinkAlarm = (typeof linkAlarms)[number];

export class LinkView {
  /** Instance id and name of the neighbour. */
  peer!: string;
  peerName!: string;
  relation!: 'parent' | 'child';
  state!: LinkState;
  /** With `refused`: why the neighbour refuses, such as `suspended` or `version`. */
  refusal!: string | null;
  /** Events committed here that the neighbour has not taken over. */
  pending!: number;
  /** ISO 8601 UTC of the oldest of them. */
  oldestPendingAt!: string | null;
  /** ISO 8601 UTC of the neighbour's last sign of life. */
  lastContactAt!: string | null;
  epoch!: number;
  /** Matters parked because an event of theirs could not be applied. */
  parked!: number;
  /** Milliseconds from the last question to its answer; `null` where none was asked yet. */
  roundTripMs!: number | null;
  /** Version of the neighbour's software, as it greets; `null` where it has not greeted since this office's relay started. */
  software!: string | null;
  /** Types of events of this office that the neighbour's services cannot apply before its next upgrade. */
  unknownTypes!: string[];
  alarms!: LinkAlarm[];
}

export class LinkList {
  items!: LinkView[];
}

export class InstanceView extends OfficeView {
  children!: string[];
  /** Every office that this one knows, for names on routes. */
  directory!: OfficeView[];
  links!: LinkView[];
}

export class MatterRef {
  @IsUUID()
  rootCaseId!: string;
}

export class PendingDelivery {
  eventId!: string;
  peer!: string;
  since!: string;
  /** The link to the peer works. */
  isUnderway!: boolean;
}

export class PendingDeliveries {
  items!: PendingDelivery[];
}

export const listLinks = rpc('relay.link.list', Nothing, LinkList);
export const getInstance = rpc('relay.instance.get', Nothing, InstanceView);
/** Events of one matter that wait for a neighbour; at most 100. */
export const listPendingDeliveries = rpc('relay.delivery.pending', MatterRef, PendingDeliveries);
