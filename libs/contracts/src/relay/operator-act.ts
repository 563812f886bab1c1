import { IsString, Length } from 'class-validator';
import { PageQuery } from '../kernel/page.js';
import { rpc } from '../kernel/rpc.js';

/** What operators do by hand: to links, to events, to the office’s key, and at the registrar to offices. */
export const operatorActs = [
  'item.unpark',
  'item.skip',
  'item.void',
  'item.replay',
  'link.suspend',
  'link.resume',
  'link.retire',
  'link.invite',
  'link.approve',
  'link.withdraw',
  'link.join',
  'link.move',
  'recovery.begin',
  'key.rotate',
  'sealing_key.rotate',
  'office.revoke',
  'office.retire',
  'office.move',
  'file.export',
  'file.import',
] as const;
export type OperatorActKind = (typeof operatorActs)[number];

/** Whoever acts by hand says why; it is kept with the act. */
export class Reasoned {
  @IsString()
  @Length(2, 500)
  reason!: string;
}

export class OperatorActView {
  id!: string;
  /** ISO 8601 UTC. */
  at!: string;
  /** Name of whoever acted. */
  by!: string;
  act!: OperatorActKind;
  /** Event, matter or neighbour; several neighbours are joined by commas. */
  target!: string;
  reason!: string;
}

export class OperatorActList {
  items!: OperatorActView[];
  nextCursor!: string | null;
}

/** Newest first. */
export const listOperatorActs = rpc('relay.act.list', PageQuery, OperatorActList);
