import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** `wanted`: not here yet; `lost`: it was here. */
export type BlobState = 'wanted' | 'kept' | 'lost';

/** The content of attachments, by its hash: whether this office has it. */
@Entity({ tableName: 'blob' })
@Index({
  name: 'blob_missing',
  expression: 'create index "blob_missing" on "blob" ("sha256") where state <> \'kept\'',
})
export class BlobRow {
  @PrimaryKey({ type: 'string', length: 64 })
  sha256!: string;

  @Property({ type: 'string', length: 6 })
  state!: BlobState;

  /** The neighbour that handed it out first; `null` where it was found here. */
  @Property({ type: 'string', length: 7, nullable: true })
  fetchedFrom: string | null = null;

  /** Times that a neighbour did not hand it out. */
  @Property({ type: 'integer', default: 0 })
  tries: number = 0;

  @Property({ type: 'datetime', defaultRaw: 'now()' })
  namedAt: Date = new Date();
}
