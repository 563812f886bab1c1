import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** The registrar's newest word on how far its directory log goes, as it signed it. */
@Entity({ tableName: 'directory_head' })
export class DirectoryHeadRow {
  /** Its public key. */
  @PrimaryKey({ type: 'string', length: 91 })
  registrar!: string;

  @Property({ type: 'text' })
  body!: string;

  @Property({ type: 'text' })
  jws!: string;
}
