import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { PageQuery } from '../kernel/page.js';
import { Acknowledgement, rpc } from '../kernel/rpc.js';
import { Reasoned } from './operator-act.js';

/**
 * Events that were not applied. `parked`: failed five times; `unsupported_type`: no service here knows the type yet; `conflict`: a
 * second event under a number, which stops its matter. These stand still. `waiting`: the next of its author and matter, which its service
 * has not taken for five minutes, as what it builds on is not there. `skipped` by an operator; `void`: its author was not entitled to it.
 */
export const itemStates = ['parked', 'unsupported_type', 'conflict', 'waiting', 'skipped', 'void'] as const;
export type ItemState = (typeof itemStates)[number];

export class ListItems extends PageQuery {
  /** All that stand still unless told. */
  @IsOptional()
  @IsIn(itemStates)
  state?: ItemState;
}

export class ItemView {
  eventId!: string;
  rootCaseId!: string;
  matterKind!: string;
  /** `qsl.<kind>.<verb>.v<major>` */
  type!: string;
  author!: string;
  authorName!: string;
  /** The author's number for this matter. */
  iseq!: number;
  state!: ItemState;
  /** What the service said, or why an operator passed it over. */
  reason!: string | null;
  tries!: number;
  storedAt!: string;
  /** Later events of this author and matter that wait behind it. */
  waiting!: number;
  /** With `conflict`: the other event under this number. */
  rivalId!: string | null;
}

export class ItemList {
  items!: ItemView[];
  nextCursor!: string | null;
}

export class ItemAct extends Reasoned {
  @IsUUID()
  eventId!: string;
}

export class ReplayMatter extends Reasoned {
  @IsUUID()
  rootCaseId!: string;
}

export class Replayed {
  /** Events that are offered to the service once more. */
  events!: number;
}

/** Oldest first. */
export const listItems = rpc('relay.item.parked', ListItems, ItemList);
/** Offers an event again now. Of two events under one number it is the one that counts from now on. */
export const unparkItem = rpc('relay.item.unpark', ItemAct, Acknowledgement);
/** Passes an event over; later ones go on. */
export const skipItem = rpc('relay.item.skip', ItemAct, Acknowledgement);
/** Passes an event over because its author was not entitled to it. */
export const voidItem = rpc('relay.item.void', ItemAct, Acknowledgement);
/** Offers a matter's whole history to its service again, which applies what it lacks. */
export const replayMatter = rpc('relay.item.replay', ReplayMatter, Replayed);
