import type { Rel } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Person } from '../person/person.entity.js';

/** Somebody is signed in. The token itself is known to its holder only. */
@Entity({ tableName: 'session' })
export class Session {
  /** SHA-256 of the token, hexadecimal. */
  @PrimaryKey({ type: 'string', length: 64 })
  id!: string;

  @ManyToOne(() => Person, { deleteRule: 'cascade' })
  person!: Rel<Person>;

  @Property({ type: 'datetime' })
  openedAt!: Date;

  @Index()
  @Property({ type: 'datetime' })
  expiresAt!: Date;
}
