import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import type { ApplyOutcome, ReceivedEvent } from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import { EventIntake, NotYet, readPayload, StepData } from '@qsl/trace';
import { ConsultationTeller } from '../consultation/consultation-teller.js';
import { Consultation } from '../consultation/consultation.entity.js';
import { ConsultationEffects, type Told } from './consultation-effects.js';
import { mayTell } from './entitlement.js';

const first = 'consultation.announced';

/** Takes in what the owner of a consultation tells of it, and what this office told before it was restored from a backup. */
@Injectable()
export class ConsultationIntake {
  private readonly logger = new Logger(ConsultationIntake.name);

  constructor(
    private readonly intake: EventIntake,
    private readonly effects: ConsultationEffects,
    private readonly teller: ConsultationTeller,
    private readonly offices: OfficeDirectory,
  ) {}

  apply(event: ReceivedEvent): Promise<ApplyOutcome> {
    return this.intake.applyOnce(event, (em, kind) => this.take(em, event, kind));
  }

  private async take(em: EntityManager, event: ReceivedEvent, kind: string): Promise<void> {
    const { rootCaseId: id, author } = event;
    const known = await em.findOne(Consultation, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!mayTell(event, known, this.offices)) {
      this.logger.warn(
        `${kind} of consultation ${id} by ${author} has no effect: it is not the owner, or not above us`,
      );
      return;
    }
    const isBeginning = kind === first && (known === null || known.state === 'draft');
    if (!isBeginning && (known === null || known.state === 'draft')) throw new NotYet();
    if (await this.intake.isKept(em, event.id)) return;
    const consultation = known ?? Object.assign(new Consultation(), { id });
    if (isBeginning || kind !== first) await this.effects.byKind[kind]?.(em, { consultation, event });
    if (known) consultation.version += 1;
    if (event.data.text !== undefined) await this.keepStep(em, { consultation, event }, kind);
  }

  private async keepStep(em: EntityManager, { consultation, event }: Told, kind: string): Promise<void> {
    const { text, actor } = readPayload(StepData, event.data);
    await this.intake.keepEntry(em, event, { text, actor });
    if (event.author === this.offices.self.iid || !consultation.isInScope) return;
    this.teller.notifyWatchers(em, consultation, { kind, text });
    if (kind !== first) return;
    const news = `${this.offices.nameOf(event.author)}发布微协商公告，本地群众可参与。`;
    this.teller.notify(em, consultation, {
      type: 'consultation.received',
      text: news,
      to: { roles: ['staff'] },
      by: null,
    });
  }
}
