import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ApplyOutcome, ReceivedEvent } from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import { EventIntake, NotEntitled, NotYet } from '@qsl/trace';
import { Consultation } from '../consultation/consultation.entity.js';
import { ReceivedStatements } from '../statement/received-statements.js';
import { ReceivedVotes } from '../vote/received-votes.js';
import { mayTakePart, partOf, type Part } from './entitlement.js';
import { participationEvents } from './event-types.js';

type Effect = (em: EntityManager, event: ReceivedEvent, consultation: Consultation) => Promise<void>;

/** Takes in what one office's people do in a consultation of another: at its owner, and at that office what the owner answers. */
@Injectable()
export class ParticipationIntake {
  private readonly effects: Readonly<Partial<Record<string, Effect>>> = {
    'participation.statement_added': (em, { author: office, data }, consultation) =>
      this.statements.add(em, consultation, {
        ...participationEvents.read('participation.statement_added', data).statement,
        office,
      }),
    'participation.votes_cast': (em, event, consultation) =>
      this.votes.take(em, consultation, {
        event,
        batch: participationEvents.read('participation.votes_cast', event.data),
      }),
    'participation.statement_refused': (em, { data }, consultation) =>
      this.statements.refuse(em, consultation, participationEvents.read('participation.statement_refused', data)),
  };

  constructor(
    private readonly intake: EventIntake,
    private readonly statements: ReceivedStatements,
    private readonly votes: ReceivedVotes,
    private readonly offices: OfficeDirectory,
  ) {}

  apply(event: ReceivedEvent): Promise<ApplyOutcome> {
    return this.intake.applyOnce(participationEvents, event, (em, read, kind) => this.take(em, read, kind));
  }

  private async take(em: EntityManager, event: ReceivedEvent, kind: string): Promise<false> {
    const part = partOf(event);
    if (!part) throw new NotEntitled();
    if (this.isPassing(part)) return false;
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const consultation = await em.findOne(Consultation, { id: part.consultationId }, { lockMode });
    if (!consultation || consultation.state === 'draft') throw new NotYet();
    if (!mayTakePart(part, { author: event.author, kind }, consultation)) throw new NotEntitled();
    await this.effects[kind]?.(em, event, consultation);
    return false;
  }

  /** This office lies between the two: only they count and decide. */
  private isPassing({ office, owner }: Part): boolean {
    const { iid } = this.offices.self;
    return iid !== office && iid !== owner;
  }
}
