import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** Failed attempts to sign in to an account, whether it exists or not: a lock must not tell one from the other. */
@Entity({ tableName: 'sign_in_failures' })
export class SignInFailures {
  /** SHA-256 of the account, hexadecimal: people type passwords into the wrong field. */
  @PrimaryKey({ type: 'string', length: 64 })
  accountHash!: string;

  @Property({ type: 'integer' })
  failures!: number;

  @Property({ type: 'datetime' })
  lastAt!: Date;
}
