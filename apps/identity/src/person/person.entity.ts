import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Rel } from '@mikro-orm/core';
import type { IdentityLevel, Role } from '@qsl/contracts';
import { randomUUIDv7 } from 'node:crypto';
import { Unit } from '../unit/unit.entity.js';

/** Somebody with an account at this office. */
@Entity({ tableName: 'person' })
export class Person {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  /** As `normaliseAccount` writes it. */
  @Property({ type: 'string', length: 64, unique: true })
  account!: string;

  @Property({ type: 'string', length: 50 })
  name!: string;

  /** Stays here: in no view, log or message. */
  @Property({ type: 'string', length: 20, nullable: true, hidden: true })
  phone: string | null = null;

  @Property({ type: 'string[]' })
  roles!: Role[];

  @Property({ type: 'string', length: 2 })
  level!: IdentityLevel;

  @ManyToOne(() => Unit, { nullable: true })
  unit: Rel<Unit> | null = null;

  /** argon2id, in PHC format. */
  @Property({ type: 'string', length: 200, hidden: true })
  passwordHash!: string;

  /** Invented for a demonstration; cannot sign in anywhere else. */
  @Property({ type: 'boolean', default: false })
  isDemo: boolean = false;

  @Property({ type: 'datetime' })
  createdAt: Date = new Date();
}

/** Accounts are the same however their letters are typed: full width, capital, with spaces around. */
export function normaliseAccount(account: string): string {
  return account.normalize('NFKC').trim().toLowerCase();
}
