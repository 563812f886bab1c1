import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** What this office's pseudonyms are made with: one row, never changed, part of every backup, sent nowhere. */
@Entity({ tableName: 'voting_secret' })
export class VotingSecret {
  @PrimaryKey({ type: 'integer', autoincrement: false })
  id!: number;

  /** 256 bits, base64url. */
  @Property({ type: 'string', length: 43, hidden: true })
  secret!: string;
}
