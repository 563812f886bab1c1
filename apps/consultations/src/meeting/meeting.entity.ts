import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { AgendaItem, Attendee } from '@qsl/contracts';

/** The meeting of a consultation, at its owner's. */
@Entity({ tableName: 'meeting' })
export class Meeting {
  @PrimaryKey({ type: 'uuid' })
  consultationId!: string;

  @Property({ type: 'datetime' })
  startsAt!: Date;

  @Property({ type: 'string', length: 100 })
  place!: string;

  @Property({ type: 'json' })
  agenda!: AgendaItem[];

  /** Seats for people who register; `null` where registration is not offered, as at every office but the owner. */
  @Property({ type: 'integer', nullable: true })
  capacity: number | null = null;

  /** How many attended; known once it was recorded. */
  @Property({ type: 'integer', nullable: true })
  attendees: number | null = null;

  @Property({ type: 'json' })
  organisations: string[] = [];

  /** Names stay here. */
  @Property({ type: 'json' })
  attendance: Attendee[] = [];

  /** As the staff wrote them; `null` at every office but the owner. */
  @Property({ type: 'text', nullable: true })
  minutes: string | null = null;

  /** Without the names of those who attended. */
  @Property({ type: 'text', nullable: true })
  publicMinutes: string | null = null;
}
