import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import type { ApplyOutcome, ReceivedEvent } from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import { EventIntake, NotYet, readPayload } from '@qsl/trace';
import { Consultation } from '../consultation/consultation.entity.js';
import { ReceivedStatements } from '../statement/received-statements.js';
import { ReceivedVotes } from '../vote/received-votes.js';
import { mayTakePart, partOf, type Part } from './entitlement.js';
import { StatementAddedData, StatementRefusedData, VotesCastData } from './participation-data.js';

/** Takes in what one office's people do in a consultation of another: at its owner, and at that office what the owner answers. */
@Injectable()
export class ParticipationIntake {
  private readonly logger = new Logger(ParticipationIntake.name);

  constructor(
    private readonly intake: EventIntake,
    private readonly statements: ReceivedStatements,
    private readonly votes: ReceivedVotes,
    private readonly offices: OfficeDirectory,
  ) {}

  apply(event: ReceivedEvent): Promise<ApplyOutcome> {
    return this.intake.applyOnce(event, (em, kind) => this.take(em, event, kind));
  }

  private async take(em: EntityManager, event: ReceivedEvent, kind: string): Promise<void> {
    const part = partOf(event);
    if (!part) return this.ignore(event, kind);
    if (this.isPassing(part)) return;
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const consultation = await em.findOne(Consultation, { id: part.consultationId }, { lockMode });
    if (!consultation || consultation.state === 'draft') throw new NotYet();
    if (!mayTakePart(part, { author: event.author, kind }, consultation)) return this.ignore(event, kind);
    await this.applyTo(em, { event, kind, consultation });
  }

  /** This office lies between the two: only they count and decide. */
  private isPassing({ office, owner }: Part): boolean {
    const { iid } = this.offices.self;
    return iid !== office && iid !== owner;
  }

  private async applyTo(
    em: EntityManager,
    { event, kind, consultation }: { event: ReceivedEvent; kind: string; consultation: Consultation },
  ): Promise<void> {
    const { author, data } = event;
    switch (kind) {
      case 'participation.statement_added':
        return this.statements.add(em, consultation, {
          ...readPayload(StatementAddedData, data).statement,
          office: author,
        });
      case 'participation.votes_cast':
        return this.votes.take(em, consultation, { event, batch: readPayload(VotesCastData, data) });
      case 'participation.statement_refused':
        return this.statements.refuse(em, consultation, readPayload(StatementRefusedData, data));
      default:
        return this.ignore(event, kind);
    }
  }

  private ignore({ rootCaseId, author }: ReceivedEvent, kind: string): void {
    this.logger.warn(
      `${kind} of participation ${rootCaseId} by ${author} has no effect: it is not ${author}'s to tell`,
    );
  }
}
