import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Acknowledgement, rpc } from '../kernel/rpc.js';
import { blobLimits, EventBlob } from './blob.js';

/** Kinds of matters that cross tiers, the first part of a CloudEvent's `subject`; and the service that applies the events of each. */
export const matterServices = {
  suggestion: 'suggestions',
  topic_call: 'topics',
  topic: 'topics',
  call_report: 'topics',
  consultation: 'consultations',
  participation: 'consultations',
  article: 'news',
} as const;
export type MatterKind = keyof typeof matterServices;
export type MatterService = (typeof matterServices)[MatterKind];
export const matterKinds = Object.keys(matterServices) as MatterKind[];

/**
 * Who may read an event's data: `open`: everybody on the route; `internal`: the offices on the route, and of them those that `to` names;
 * `sealed`: those that `to` names alone.
 */
export const eventClasses = ['open', 'internal', 'sealed'] as const;
export type EventClass = (typeof eventClasses)[number];

/** Offices that one event is sealed to. */
export const mostAddressees = 20;

/** Characters of a route: five hundred offices, more than any province has. */
export const longestRoute = 4_000;

/** An event that this office has committed, for the relay to number, sign and send along the route. */
export class SubmitEvent {
  /** UUIDv7, chosen by the service; the same id again changes nothing. */
  @IsUUID()
  id!: string;

  /** `qsl.<kind>.<verb>.v<major>`, for example `qsl.transfer.sent.v1`. */
  @Matches(/^qsl\.[a-z_]+\.[a-z_]+\.v\d+$/)
  type!: string;

  @IsIn(matterKinds)
  matterKind!: MatterKind;

  /** The matter: id of the case at its origin. Events of one author and matter are numbered without gaps and applied in that order. */
  @IsUUID()
  rootCaseId!: string;

  @IsOptional()
  @IsUUID()
  transferId?: string;

  /**
   * Instance ids, `x610303.c610300.p610000`: from the origin outwards, or from the author to everybody in the scope of what it
   * publishes, with the offices between. Everyone on it receives the event and, when new on it, the matter's whole history first.
   */
  @Matches(/^[a-z]\d{6}(\.[a-z]\d{6})*$/)
  @MaxLength(longestRoute)
  route!: string;

  /** ISO 8601 UTC: when the service committed it. */
  @IsISO8601()
  time!: string;

  /** Payload, at most 256 KB of JSON. Holds no contact data. */
  @IsObject()
  data!: Record<string, unknown>;

  /** `open`, where it is left out. */
  @IsOptional()
  @IsIn(eventClasses)
  class?: EventClass;

  /**
   * Instance ids joined by dots, of offices on the route: the relay seals the data to them, and to its own office. The others on the
   * route still get the event, without its data. Always with `sealed`, never with `open`; then at most 176 KB of data and no attachments.
   */
  @IsOptional()
  @Matches(/^[a-z]\d{6}(\.[a-z]\d{6})*$/)
  @MaxLength(mostAddressees * 8 - 1)
  to?: string;

  /** Attachments of this office's files that it brings; absent where there are none. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(blobLimits.perEvent)
  @ValidateNested({ each: true })
  @Type(() => EventBlob)
  blobs?: EventBlob[];
}

/** An event as a service applies it; verified by the relay before it gets here. */
export class ReceivedEvent extends SubmitEvent {
  /** Instance id of the author, proven by its signature. */
  @Matches(/^[a-z]\d{6}$/)
  author!: string;

  /** The author's gapless number for this matter, from 1. */
  @IsInt()
  @Min(1)
  iseq!: number;

  /** The data is sealed to other offices: `data` is empty here. */
  @IsOptional()
  @IsBoolean()
  isUnreadable?: boolean;
}

export class ApplyOutcome {
  /**
   * `applied` also for a repeated delivery; `waiting` where something it builds on has not come yet: the relay offers it again;
   * `void` where its author was not entitled to it: it has no effect here. A type that the service does not know is refused with
   * `event.unsupported_type`: the relay keeps the event and offers it again after an upgrade.
   */
  result!: 'applied' | 'waiting' | 'void';

  /** With `void`: why. */
  reason?: string;
}

/** Events that a service is offered in one call, and notices of deliveries. */
export const mostOffered = { events: 32, notices: 100 } as const;

/** Of several matters; those of one matter and author in `iseq` order. */
export class EventOffers {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(mostOffered.events)
  @ValidateNested({ each: true })
  @Type(() => ReceivedEvent)
  events!: ReceivedEvent[];
}

export class OfferOutcome {
  /** As of an event that is offered alone; `failed`: it has to be, to be told why. Then, and with `waiting`, its author's later ones of that matter wait too. */
  result!: ApplyOutcome['result'] | 'failed';

  /** With `void`: why. */
  reason?: string;
}

export class OfferOutcomes {
  /** One of each event, in their order. */
  outcomes!: OfferOutcome[];
}

/** The sender learns that a neighbour has committed an event: its cursor passed it. */
export class EventDelivered {
  @IsUUID()
  eventId!: string;

  @IsUUID()
  rootCaseId!: string;

  @IsString()
  @Matches(/^[a-z]\d{6}$/)
  peer!: string;

  @IsISO8601()
  deliveredAt!: string;
}

export class DeliveryNotices {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(mostOffered.notices)
  @ValidateNested({ each: true })
  @Type(() => EventDelivered)
  notices!: EventDelivered[];
}

export class NoticesTaken {
  /** So many of the first were taken in, at least one: what the first meets with is the answer itself. The rest are offered again. */
  count!: number;
}

/** Answered after the relay's own commit; a repeated id with other content is `conflict`. */
export const submitEvent = rpc('relay.event.submit', SubmitEvent, Acknowledgement);
/** Relay → the matter's service, per matter and author in `iseq` order, at least once; answered after the service's commit. */
export const applyEvent = (service: MatterService) => rpc(`${service}.event.apply`, ReceivedEvent, ApplyOutcome);
/** The same of several events, each for itself. */
export const applyEvents = (service: MatterService) => rpc(`${service}.events.apply`, EventOffers, OfferOutcomes);
/** Relay → the matter's service, at least once. */
export const eventsDelivered = (service: MatterService) =>
  rpc(`${service}.events.delivered`, DeliveryNotices, NoticesTaken);
