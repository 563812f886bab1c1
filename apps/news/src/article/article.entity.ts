import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type {
  ArticleAttachmentView,
  ArticleCategory,
  ArticleLink,
  ArticleState,
  ArticleView,
  Scope,
} from '@qsl/contracts';
import { Searchable } from '@qsl/persistence';
import { randomUUIDv7 } from 'node:crypto';
import type { CleanBody } from './article-body.js';

/** What is known of an article's picture without reading it. */
export interface CoverFacts {
  type: string;
  /** Bytes. */
  size: number;
  alt: string;
  credit: string | null;
}

/** A piece of news (热点资讯) of this office, or of one above it that published it down to here. */
@Entity({ tableName: 'article' })
@Index({ properties: ['publishedAt', 'id'] })
@Index({ properties: ['state', 'scheduledFor'] })
export class Article extends Searchable {
  /** UUIDv7; the same at every office. */
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  /** Instance id of the office that wrote it. */
  @Property({ type: 'string', length: 7 })
  source!: string;

  /** This office wrote it. */
  @Property({ type: 'boolean' })
  isOwn!: boolean;

  @Property({ type: 'string', length: 10 })
  state: ArticleState = 'draft';

  @Property({ type: 'integer', version: true })
  version!: number;

  /** How often it was told of to the offices below: publication is 1, then each correction and the retraction. */
  @Property({ type: 'integer' })
  revision: number = 0;

  @Property({ type: 'string', length: 100 })
  title!: string;

  @Property({ type: 'string', length: 200 })
  summary!: string;

  /** Sanitised HTML. */
  @Property({ type: 'text', lazy: true })
  body!: string;

  /** The body without its markup. */
  @Property({ type: 'text', lazy: true })
  plainText!: string;

  @Property({ type: 'string', length: 20 })
  category!: ArticleCategory;

  @Property({ type: 'json' })
  scope!: Scope;

  @Property({ type: 'json', nullable: true })
  cover: CoverFacts | null = null;

  @Index({ type: 'gin' })
  @Property({ type: 'json' })
  attachments: ArticleAttachmentView[] = [];

  @Index({ type: 'gin' })
  @Property({ type: 'json' })
  links: ArticleLink[] = [];

  /** Oldest first. */
  @Property({ type: 'json' })
  corrections: ArticleView['corrections'] = [];

  @Property({ type: 'json', nullable: true })
  retraction: ArticleView['retraction'] = null;

  /** Everybody who wrote or revised it. */
  @Property({ type: 'json' })
  writers: string[] = [];

  @Property({ type: 'uuid', nullable: true })
  submittedBy: string | null = null;

  /** Why a reviewer returned it. */
  @Property({ type: 'string', length: 500, nullable: true })
  returned: string | null = null;

  /** An editor here does not want it in this office's portal. */
  @Property({ type: 'boolean' })
  isHidden: boolean = false;

  @Property({ type: 'datetime', nullable: true })
  scheduledFor: Date | null = null;

  @Property({ type: 'datetime', nullable: true })
  publishedAt: Date | null = null;

  @Property({ type: 'datetime' })
  updatedAt: Date = new Date();

  /** Takes a text in; the search follows. */
  write({ title, summary, ...body }: { title: string; summary: string } & CleanBody): void {
    Object.assign(this, { title: title.trim(), summary: summary.trim(), ...body });
    this.indexWords(this.title, `${this.summary} ${this.plainText}`);
  }

  wroteBy(personId: string | null): void {
    if (personId !== null && !this.writers.includes(personId)) this.writers = [...this.writers, personId];
  }

  /** Stands above the text from now on. */
  correct({ at, note }: { at: Date; note: string }): void {
    this.corrections = [...this.corrections, { at: at.toISOString(), note }];
    this.updatedAt = at;
    this.revision += 1;
  }

  /** Nothing is left but where it stood, what it was called, what it was about and why it was retracted. */
  retract({ at, reason }: { at: Date; reason: string }): void {
    this.write({ title: this.title, summary: '', body: '', plainText: '' });
    Object.assign(this, { attachments: [], corrections: [], retraction: { at: at.toISOString(), reason } });
    this.updatedAt = at;
    this.revision += 1;
  }
}
