import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** Where a neighbour's journal was seen to stand: the last place of each day, and places that it has gone back behind. */
@Entity({ tableName: 'journal_witness' })
export class JournalWitnessRow {
  @PrimaryKey({ type: 'string', length: 7 })
  peer!: string;

  @PrimaryKey({ type: 'integer' })
  seq!: number;

  @PrimaryKey({ type: 'string', length: 64 })
  hash!: string;

  @Property({ type: 'date' })
  seenOn!: string;

  /** The neighbour's journal has gone back behind it. */
  @Property({ type: 'boolean', default: false })
  kept: boolean = false;
}
