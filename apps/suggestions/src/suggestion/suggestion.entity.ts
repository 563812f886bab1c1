import type { Rel } from '@mikro-orm/core';
import { Entity, Index, OneToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Case } from '@qsl/casework';
import type { DisplayName, SuggestionCategory, SuggestionState } from '@qsl/contracts';
import { Searchable } from '@qsl/persistence';
import { randomUUIDv7 } from 'node:crypto';
import { suggestionStateOf } from './suggestion.states.js';

/** What somebody suggested (微建议), with all that is known of its author outside of identity. */
@Entity({ tableName: 'suggestion' })
@Index({ properties: ['authorId', 'id'] })
@Index({ properties: ['state', 'id'] })
export class Suggestion extends Searchable {
  /** UUIDv7: in the order of submission. */
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Property({ type: 'string', length: 40, unique: true })
  code!: string;

  /** This office's case, which handles it; answers, ratings and refusals are there. */
  @OneToOne(() => Case, { owner: true })
  case!: Rel<Case>;

  @Property({ type: 'uuid' })
  authorId!: string;

  @Property({ type: 'string', length: 10 })
  displayName!: DisplayName;

  /** The author in public, as chosen. */
  @Property({ type: 'string', length: 60 })
  shownName!: string;

  /** As written; for the author's own eyes. */
  @Property({ type: 'string', length: 60 })
  title!: string;

  @Property({ type: 'text' })
  body!: string;

  /** Without personal data, for everybody else. */
  @Property({ type: 'string', length: 60 })
  publicTitle!: string;

  @Property({ type: 'text' })
  publicBody!: string;

  @Property({ type: 'string', length: 30 })
  category!: SuggestionCategory;

  @Property({ type: 'string', length: 6 })
  areaCode!: string;

  @Property({ type: 'string', length: 20 })
  state!: SuggestionState;

  @Property({ type: 'datetime' })
  submittedAt!: Date;

  /** scrypt of the query code, salted with the id. */
  @Property({ type: 'string', length: 64, hidden: true })
  queryCodeHash!: string;

  /** Adds what the office asked for. */
  supplement(text: string, publicText: string): void {
    this.body = withSupplement(this.body, text);
    this.publicBody = withSupplement(this.publicBody, publicText);
    this.index();
  }

  /** Lets the search find what the public reads. */
  index(): void {
    this.indexWords(this.publicTitle, this.publicBody);
  }

  /** What the author sees follows the office's case. */
  follow({ state }: Pick<Case, 'state'>): void {
    this.state = suggestionStateOf(state);
  }
}

const withSupplement = (body: string, text: string): string => `${body}\n\n【补充】${text}`;
