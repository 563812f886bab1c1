import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import {
  consultationStates,
  type CommitmentView,
  type ConsultationOutcome,
  type ConsultationState,
  type DraftConsultation,
  type HideResults,
  type Scope,
} from '@qsl/contracts';
import { Searchable } from '@qsl/persistence';
import { randomUUIDv7 } from 'node:crypto';

/** A question that an office consults on (微协商). Only its owner changes it; elsewhere it is as the owner told. */
@Entity({ tableName: 'consultation' })
@Index({ properties: ['listedAt', 'id'] })
@Index({ properties: ['state', 'closesOn'] })
export class Consultation extends Searchable {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Property({ type: 'string', length: 40, unique: true })
  code!: string;

  /** Instance id of the office that opened it. */
  @Property({ type: 'string', length: 7 })
  owner!: string;

  @Property({ type: 'string', length: 20 })
  state: ConsultationState = 'draft';

  @Property({ type: 'string', length: 80 })
  title!: string;

  @Property({ type: 'text' })
  summary!: string;

  @Property({ type: 'string', length: 60 })
  convener!: string;

  /** Last calendar day of the discussion, YYYY-MM-DD, Beijing time. */
  @Property({ type: 'string', length: 10 })
  closesOn!: string;

  @Property({ type: 'string', length: 20 })
  hideResults: HideResults = 'until_vote';

  @Property({ type: 'json' })
  scope!: Scope;

  /** Owner first, then every office in scope with those between; fixed when it is announced. */
  @Property({ type: 'text[]' })
  route: string[] = [];

  /** The topic that it came from. */
  @Property({ type: 'json', nullable: true })
  topic: { id: string; title: string } | null = null;

  @Property({ type: 'datetime', nullable: true })
  announcedAt: Date | null = null;

  /** Its place in lists: when it was drafted, then when it was announced. */
  @Property({ type: 'datetime' })
  listedAt: Date = new Date();

  @Property({ type: 'json', nullable: true })
  outcome: ConsultationOutcome | null = null;

  @Property({ type: 'json' })
  commitments: CommitmentView[] = [];

  @Property({ type: 'text', nullable: true })
  noCommitment: string | null = null;

  /** People who voted, over all offices, by the owner's last count. */
  @Property({ type: 'integer' })
  participants: number = 0;

  @Property({ type: 'datetime', nullable: true })
  countedAt: Date | null = null;

  /** Of what its staff decide; counts leave it as it is. */
  @Property({ type: 'integer' })
  version: number = 1;

  /** False where this office only lies on the way to those in scope. */
  @Property({ type: 'boolean' })
  isInScope: boolean = true;

  /** Takes over what staff wrote. */
  describe({ title, summary, convener, closesOn, hideResults, scope }: DraftConsultation): void {
    Object.assign(this, { title, summary, convener, closesOn, hideResults: hideResults ?? this.hideResults, scope });
    this.indexWords(title, summary);
  }

  announce(at: Date, route: string[]): void {
    Object.assign(this, { announcedAt: at, listedAt: at, route });
  }

  /** Phases follow one another: what is told late never leads back. */
  advanceTo(state: ConsultationState): void {
    if (consultationStates.indexOf(state) > consultationStates.indexOf(this.state)) this.state = state;
  }
}
