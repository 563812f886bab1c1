import type { Rel } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { CoSponsorState } from '@qsl/contracts';
import { randomUUIDv7 } from 'node:crypto';
import { Topic } from '../topic/topic.entity.js';

const dayMs = 86_400_000;
const answerDays = 7;

/** Somebody who was asked to put their name under a topic (联名). */
@Entity({ tableName: 'co_sponsor' })
@Unique({ properties: ['topic', 'personId'] })
export class CoSponsor {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @ManyToOne(() => Topic)
  topic!: Rel<Topic>;

  @Index()
  @Property({ type: 'uuid' })
  personId!: string;

  /** As the author typed it. */
  @Property({ type: 'string', length: 64 })
  account!: string;

  /** The real name, from the moment they accepted: co-signing is done by name. */
  @Property({ type: 'string', length: 50, nullable: true })
  name: string | null = null;

  /** As answered; see `stateAt` for what it is now. */
  @Property({ type: 'string', length: 10 })
  answer: Exclude<CoSponsorState, 'expired'> = 'invited';

  @Property({ type: 'datetime' })
  answerBy!: Date;

  @Property({ type: 'datetime', nullable: true })
  answeredAt: Date | null = null;

  /** Asks, or asks again somebody who let the first invitation pass. */
  invite(now: Date): void {
    this.answer = 'invited';
    this.answerBy = new Date(now.getTime() + answerDays * dayMs);
  }

  /** @param name the real name of somebody who accepts; `null` declines. */
  answerWith(name: string | null, now: Date): void {
    this.answer = name === null ? 'declined' : 'accepted';
    this.name = name;
    this.answeredAt = now;
  }

  /** An invitation that nobody answered in time has expired. */
  stateAt(now: Date): CoSponsorState {
    return this.answer === 'invited' && now > this.answerBy ? 'expired' : this.answer;
  }
}
