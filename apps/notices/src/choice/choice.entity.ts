import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { AnnouncedKind } from '@qsl/contracts';
import { randomUUIDv7 } from 'node:crypto';

export type ChoiceKind = 'watch' | 'mute';

/**
 * That a person watched or muted a matter, and from when until when: an announcement counts by the time at which it happened, also when the
 * notices are made again.
 */
@Entity({ tableName: 'choice' })
@Index({ properties: ['matterId', 'kind'] })
@Index({
  name: 'choice_open_unique',
  expression:
    'create unique index "choice_open_unique" on "choice" ("person_id", "matter_kind", "matter_id", "kind") where "until" is null',
})
export class Choice {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Property({ type: 'uuid' })
  personId!: string;

  @Property({ type: 'string', length: 20 })
  matterKind!: AnnouncedKind;

  @Property({ type: 'uuid' })
  matterId!: string;

  @Property({ type: 'string', length: 10 })
  kind!: ChoiceKind;

  @Property({ type: 'datetime' })
  since: Date = new Date();

  /** `null` as long as it holds. */
  @Property({ type: 'datetime', nullable: true })
  until: Date | null = null;
}
