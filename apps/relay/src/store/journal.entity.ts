import { Entity, Index, PrimaryKey, Property, Trigger } from '@mikro-orm/decorators/legacy';

/** One thing that this office's relay did; chained to the one before, and never changed. */
@Entity({ tableName: 'journal' })
@Index({
  name: 'journal_restores',
  expression:
    'create index "journal_restores" on "journal" ("kind", "seq") where kind in (\'relay.restored\', \'journal.lost\')',
})
@Trigger({
  name: 'journal_stays',
  timing: 'before',
  events: ['update', 'delete'],
  forEach: 'statement',
  body: "raise exception 'the journal is only ever added to'",
})
export class JournalEntryRow {
  @PrimaryKey({ type: 'integer', autoincrement: false })
  seq!: number;

  @Property({ type: 'datetime' })
  at!: Date;

  @Property({ type: 'string', length: 40 })
  kind!: string;

  /** JSON, exactly as it was hashed. */
  @Property({ type: 'text' })
  facts!: string;

  @Property({ type: 'string', length: 64 })
  hash!: string;
}
