import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Deadline } from '../clock/clock.js';

/** Who works on a matter at one office, and until when; told by that office with each of its events. */
export interface OfficeWork {
  unit: string | null;
  /** `null` where no clock runs. */
  deadline: Deadline | null;
}

/** What every office on the route knows of a matter. Its text is masked: no name and no phone of a private person. */
@Entity({ tableName: 'matter' })
export class Matter {
  /** Id of the case at its origin. */
  @PrimaryKey({ type: 'uuid' })
  rootCaseId!: string;

  /** Instance id of the office where it was submitted. */
  @Property({ type: 'string', length: 7 })
  origin!: string;

  /** Instance id of the office that holds it now; follows from the transfers. */
  @Property({ type: 'string', length: 7 })
  holder!: string;

  @Property({ type: 'string', length: 60 })
  title!: string;

  @Property({ type: 'text' })
  body!: string;

  @Property({ type: 'string', length: 40 })
  category!: string;

  @Property({ type: 'string', length: 6 })
  areaCode!: string;

  /** 群众 or 委员; never a name. */
  @Property({ type: 'string', length: 10 })
  authorLabel!: string;

  @Property({ type: 'datetime' })
  submittedAt!: Date;

  /** The person who submitted it and how the public sees them; known at the origin only. */
  @Index()
  @Property({ type: 'uuid', nullable: true })
  authorId: string | null = null;

  @Property({ type: 'string', length: 50, nullable: true })
  authorShown: string | null = null;

  /** By instance id. */
  @Property({ type: 'json' })
  work: Record<string, OfficeWork> = {};
}
