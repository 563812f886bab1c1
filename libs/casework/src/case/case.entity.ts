import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { CaseState, CaseView, OfficialReply, Outcome, RatingView } from '@qsl/contracts';
import { randomUUIDv7 } from 'node:crypto';
import { isRunning, type Clock } from '../clock/clock.js';

/** What an office works on (办理件). Only this office writes it; other offices have cases of their own. */
@Entity({ tableName: 'handling_case' })
@Index({ properties: ['dueAt', 'id'] })
export class Case {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Index()
  @Property({ type: 'uuid' })
  rootCaseId!: string;

  /** `QSL-<areaCode>-<year>-<seq>` of this office. */
  @Property({ type: 'string', length: 40, unique: true })
  code!: string;

  @Index()
  @Property({ type: 'string', length: 20 })
  state!: CaseState;

  /** `own`: submitted here; `in`: came by a transfer. */
  @Property({ type: 'string', length: 3 })
  direction!: 'own' | 'in';

  /** What was submitted here, for a case of direction `own`. */
  @Property({ type: 'uuid', nullable: true })
  itemId: string | null = null;

  @Property({ type: 'uuid', nullable: true })
  inboundTransferId: string | null = null;

  @Property({ type: 'string', length: 60 })
  title!: string;

  @Property({ type: 'string', length: 40 })
  category!: string;

  @Property({ type: 'string', length: 6 })
  areaCode!: string;

  /** Units with an order on it, so that lists can filter by them. */
  @Index({ type: 'gin' })
  @Property({ type: 'text[]' })
  unitIds: string[] = [];

  @Property({ type: 'json' })
  clocks: Clock[] = [];

  /** Of the clock that runs against this office now, so that lists can sort and filter by it; all three `null` where none runs. */
  @Property({ type: 'datetime', nullable: true })
  dueAt: Date | null = null;

  @Property({ type: 'datetime', nullable: true })
  greenUntil: Date | null = null;

  @Property({ type: 'datetime', nullable: true })
  yellowFrom: Date | null = null;

  /** Of the staff who filed it; leaves the office only where a transfer reveals `handling`. */
  @Property({ type: 'text', nullable: true })
  filingRemark: string | null = null;

  /** Signed off, and published once `publishedAt` says so. */
  @Property({ type: 'json', nullable: true })
  reply: OfficialReply | null = null;

  @Property({ type: 'json', nullable: true })
  outcome: Outcome | null = null;

  @Property({ type: 'datetime', nullable: true })
  publishedAt: Date | null = null;

  /** Why it was not filed, or what is asked of the author. */
  @Property({ type: 'json', nullable: true })
  refusal: CaseView['refusal'] = null;

  @Property({ type: 'json', nullable: true })
  rating: RatingView | null = null;

  @Property({ type: 'datetime' })
  createdAt: Date = new Date();

  @Property({ type: 'datetime', onUpdate: () => new Date() })
  updatedAt: Date = new Date();

  @Property({ type: 'integer', version: true })
  version!: number;

  /** Replaces the clocks and keeps the columns that lists use in step. */
  setClocks(clocks: Clock[]): void {
    this.clocks = clocks;
    const current = this.deadline();
    this.dueAt = current && new Date(current.dueAt);
    this.greenUntil = current && new Date(current.greenUntil);
    this.yellowFrom = current && new Date(current.yellowFrom);
  }

  /** Applies a change to the clocks of one kind. */
  changeClocks(kinds: readonly Clock['kind'][], change: (clock: Clock) => Clock): void {
    this.setClocks(this.clocks.map((clock) => (kinds.includes(clock.kind) ? change(clock) : clock)));
  }

  /** The clock that runs against this office: for the handling, else for the screening. */
  deadline(): Clock | null {
    const running = this.clocks.filter(isRunning);
    return (
      running.findLast(({ kind }) => kind === 'handling') ??
      running.findLast(({ kind }) => kind === 'screening') ??
      null
    );
  }

  /** What the author or the next office may read. */
  get published(): { reply: OfficialReply; outcome: Outcome | null } | null {
    return this.publishedAt && this.reply && { reply: this.reply, outcome: this.outcome };
  }
}
