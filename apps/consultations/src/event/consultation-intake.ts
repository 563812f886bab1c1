import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ApplyOutcome, ReceivedEvent } from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import { EventIntake, NotEntitled, NotYet } from '@qsl/trace';
import { ConsultationTeller } from '../consultation/consultation-teller.js';
import { Consultation } from '../consultation/consultation.entity.js';
import { ConsultationEffects, type Told } from './consultation-effects.js';
import { mayTell } from './entitlement.js';
import { consultationEvents } from './event-types.js';

const first = 'consultation.announced';

/** Takes in what the owner of a consultation tells of it, and what this office told before it was restored from a backup. */
@Injectable()
export class ConsultationIntake {
  constructor(
    private readonly intake: EventIntake,
    private readonly effects: ConsultationEffects,
    private readonly teller: ConsultationTeller,
    private readonly offices: OfficeDirectory,
  ) {}

  apply(event: ReceivedEvent): Promise<ApplyOutcome> {
    return this.intake.applyOnce(consultationEvents, event, (em, read, kind) => this.take(em, read, kind));
  }

  private async take(em: EntityManager, event: ReceivedEvent, kind: string): Promise<false> {
    const { rootCaseId: id } = event;
    const known = await em.findOne(Consultation, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!mayTell(event, known, this.offices)) throw new NotEntitled();
    const isBeginning = kind === first && (known === null || known.state === 'draft');
    if (!isBeginning && (known === null || known.state === 'draft')) throw new NotYet();
    if (await this.intake.isKept(em, event.id)) return false;
    const consultation = known ?? Object.assign(new Consultation(), { id });
    if (isBeginning || kind !== first) await this.effects.byKind[kind]?.(em, { consultation, event });
    if (known) consultation.version += 1;
    if (event.data.text !== undefined) await this.keepStep(em, { consultation, event }, kind);
    return false;
  }

  private async keepStep(em: EntityManager, { consultation, event }: Told, kind: string): Promise<void> {
    const { text, actor } = consultationEvents.read('consultation.opened', event.data);
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
