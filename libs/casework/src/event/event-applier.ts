import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ApplyOutcome, EventDelivered, NoticesTaken, OfferOutcomes, ReceivedEvent } from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import { allowedActions } from '@qsl/state-table';
import { EventIntake, NotYet, type Work } from '@qsl/trace';
import type { Dossier } from '../matter/dossier.js';
import { Dossiers } from '../matter/dossiers.js';
import { Matter } from '../matter/matter.entity.js';
import { SealedNoteIntake } from '../note/sealed-note-intake.js';
import { moveTransfer } from '../transfer/transfer-moves.js';
import { transferSituation } from '../transfer/transfer.policy.js';
import { transferMachine } from '../transfer/transfer.transitions.js';
import type { EventData } from './event-data.js';
import { EventEffects, type Applying } from './event-effects.js';
import { caseEvents } from './event-types.js';
import { isEntitled } from './event.rules.js';

/** The one kind of event that is sealed: whatever moves a matter, every office on its route has to read. */
const sealedKind = 'note.sealed';

/** Takes in what other offices did to a matter, and what this office did before it was restored from a backup. */
@Injectable()
export class EventApplier {
  constructor(
    private readonly intake: EventIntake,
    private readonly dossiers: Dossiers,
    private readonly effects: EventEffects,
    private readonly notes: SealedNoteIntake,
    private readonly offices: OfficeDirectory,
  ) {}

  /**
   * Applies an event once.
   * @throws DomainError `invalid` where it is not what offices agreed on.
   */
  async apply(received: ReceivedEvent): Promise<ApplyOutcome> {
    const work: Work = async (em, event, kind) => {
      if (kind === sealedKind) return this.notes.take(em, event);
      const data = caseEvents.read('case.filed', event.data);
      await this.ensureMatter(em, event, data);
      const step = { event, kind, data };
      return (await this.dossiers.changeIn(em, event.rootCaseId, (dossier) => this.applyTo(dossier, step))) ?? false;
    };
    return this.intake.applyOnce(caseEvents, received, work, sealedKind);
  }

  applyEach(events: readonly ReceivedEvent[]): Promise<OfferOutcomes> {
    return this.intake.applyEach(events, (event) => this.apply(event));
  }

  /** A neighbour has taken over these events. */
  delivered(notices: readonly EventDelivered[]): Promise<NoticesTaken> {
    return this.intake.takeEach(notices, (notice) => this.noteDelivery(notice));
  }

  /** For a transfer that was sent, this is its delivery. */
  private async noteDelivery({ eventId, rootCaseId, peer, deliveredAt }: EventDelivered): Promise<void> {
    await this.dossiers.change(rootCaseId, async (dossier) => {
      const at = new Date(deliveredAt);
      const transfer = dossier.transfers.find(
        ({ sentEventId, toInstance }) => sentEventId === eventId && toInstance === peer,
      );
      if (!transfer || transfer.deliveredAt) return;
      const isAwaited = allowedActions(transferMachine, transferSituation(transfer, ['relay'])).includes('deliver');
      if (isAwaited) moveTransfer(dossier, transfer, { action: 'deliver', who: ['relay'], at });
      else transfer.deliveredAt = at;
    });
  }

  /** Whether it is void. */
  private async applyTo(
    dossier: Dossier,
    { event, kind, data }: Pick<Applying, 'event' | 'kind' | 'data'>,
  ): Promise<boolean> {
    if (await this.intake.isKept(dossier.em, event.id)) return false;
    const transfer = dossier.transferOf(event.transferId ?? null);
    const applying: Applying = { dossier, event, kind, data, at: new Date(event.time), transfer };
    await this.requireWhatItBuildsOn(applying);
    const sent = data.transfer;
    const isFromNeighbour = sent?.toInstance !== dossier.self || this.offices.isAdjacent(event.author);
    const isVoid = !isEntitled(dossier, event, { kind, transfer, sent, isFromNeighbour });
    const { actor, text, reply, outcome } = data;
    await this.intake.keepEntry(dossier.em, event, { actor, text, reply, outcome, isVoid });
    if (!isVoid) await this.effects.take(applying);
    return isVoid;
  }

  private async requireWhatItBuildsOn({ dossier, event, kind, data, transfer }: Applying): Promise<void> {
    const { after, transfer: sent } = data;
    if (event.transferId && !transfer && kind !== 'transfer.sent') throw new NotYet();
    if (sent?.parentTransferId && !dossier.transferOf(sent.parentTransferId)) throw new NotYet();
    if (after && !(await this.intake.isKept(dossier.em, after))) throw new NotYet();
  }

  /** The first event of a matter makes it known here; nothing of it can be applied before. */
  private async ensureMatter(em: EntityManager, event: ReceivedEvent, data: EventData): Promise<void> {
    if (await em.findOne(Matter, { rootCaseId: event.rootCaseId })) return;
    const origin = event.route.split('.')[0] ?? '';
    if (!data.matter || event.author !== origin) throw new NotYet();
    const { submittedAt, ...facts } = data.matter;
    const { rootCaseId } = event;
    const known = { ...facts, rootCaseId, origin, holder: origin, submittedAt: new Date(submittedAt) };
    em.persist(Object.assign(new Matter(), known));
    await em.flush();
  }
}
