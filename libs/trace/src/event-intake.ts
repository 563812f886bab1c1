import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ApplyOutcome, EventDelivered, NoticesTaken, OfferOutcomes, ReceivedEvent } from '@qsl/contracts';
import { takeOnce } from '@qsl/persistence';
import { applyEach, takeEach } from './event-offers.js';
import type { StepData } from './event-payload.js';
import { kindOf, type EventTypes } from './event-types.js';
import { TimelineEntry } from './timeline-entry.entity.js';

/** Something that an event builds on has not come yet: thrown while it is applied, nothing of it is kept and the relay offers it again. */
export class NotYet extends Error {}

/** An event's author was not entitled to it, and it leaves no line in a history: nothing of it is kept here. */
export class NotEntitled extends Error {
  constructor() {
    super(notEntitled);
  }
}

/** Events that a service can read. */
export type Readable = Pick<EventTypes<never>, 'open'>;

/** Resolves with `true` where it kept the event as void. */
export type Work = (em: EntityManager, event: ReceivedEvent, kind: string) => Promise<boolean>;

/** What operators read of an event without effect. */
export const notEntitled = '发出机关无权作出该事件。';

const notSealable: ApplyOutcome = { result: 'void', reason: '该类事件是否密封不合约定。' };

/** What an entry shows of an event. */
export type KeptStep = Pick<StepData, 'actor' | 'text'> &
  Partial<Pick<StepData, 'reply' | 'outcome'>> & {
    /** Its author was not entitled to it: kept and shown, without effect. */
    isVoid?: boolean;
  };

/** The way in: what other offices did to a matter, and what this office did before it was restored from a backup. */
@Injectable()
export class EventIntake {
  constructor(private readonly em: EntityManager) {}

  /**
   * Applies an event once, in one transaction with the record that it was.
   * @param types that the service can read; an event of an earlier version is raised to the present one.
   * @param work may throw `NotYet` or `NotEntitled`.
   * @param sealedKind the one kind that is sealed, always. Any other sealed event is void at every office, whether it can read it or not:
   * else offices would make different things of one matter.
   * @throws DomainError `invalid` for a type that this office does not know, and what `work` throws.
   */
  async applyOnce(types: Readable, received: ReceivedEvent, work: Work, sealedKind?: string): Promise<ApplyOutcome> {
    const { kind, event } = types.open(received);
    if ((event.class === 'sealed') !== (kind === sealedKind)) return notSealable;
    try {
      const isVoid = await this.em.transactional(
        async (em) => (await takeOnce(em, event.id)) && (await work(em, event, kind)),
      );
      return isVoid ? { result: 'void', reason: notEntitled } : { result: 'applied' };
    } catch (error) {
      if (error instanceof NotYet) return { result: 'waiting' };
      if (error instanceof NotEntitled) return { result: 'void', reason: notEntitled };
      throw error;
    }
  }

  /** Applies several events, each as if it had come alone; `apply` may throw. */
  applyEach(
    events: readonly ReceivedEvent[],
    apply: (event: ReceivedEvent) => Promise<ApplyOutcome>,
  ): Promise<OfferOutcomes> {
    return applyEach(this.em, events, apply);
  }

  /** Takes in notices in their order, up to the first that cannot be. @throws what the very first meets with */
  takeEach(
    notices: readonly EventDelivered[],
    take: (notice: EventDelivered) => Promise<unknown>,
  ): Promise<NoticesTaken> {
    return takeEach(this.em, notices, take);
  }

  /** Whether the history has an event's line: then its effect is there as well, both were written together. */
  async isKept(em: EntityManager, eventId: string): Promise<boolean> {
    return (await em.findOne(TimelineEntry, { id: eventId })) !== null;
  }

  /** Writes an event into the history of its matter, unless its line is there. */
  async keepEntry(em: EntityManager, event: ReceivedEvent, step: KeptStep): Promise<void> {
    if (await this.isKept(em, event.id)) return;
    const { actor, text, isVoid = false, reply = null, outcome = null } = step;
    const { id, rootCaseId, author: instance, transferId = null } = event;
    const facts = { id, rootCaseId, at: new Date(event.time), instance, kind: kindOf(event.type), transferId };
    em.persist(Object.assign(new TimelineEntry(), facts, { actor, text, isVoid, reply, outcome }));
  }
}
