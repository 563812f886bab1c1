import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import {
  DomainError,
  type Acknowledgement,
  type ApplyOutcome,
  type EventDelivered,
  type ReceivedEvent,
} from '@qsl/contracts';
import { takeOnce } from '@qsl/persistence';
import { OfficeDirectory } from '@qsl/service-kit';
import { allowedActions } from '@qsl/state-table';
import type { Dossier } from '../matter/dossier.js';
import { Dossiers } from '../matter/dossiers.js';
import { Matter } from '../matter/matter.entity.js';
import { moveTransfer } from '../transfer/transfer-moves.js';
import { transferSituation } from '../transfer/transfer.policy.js';
import { transferMachine } from '../transfer/transfer.transitions.js';
import { TimelineEntry } from '../timeline/timeline-entry.entity.js';
import { readEventData, type EventData } from './event-data.js';
import { EventEffects, type Applying } from './event-effects.js';
import { isEntitled } from './event.rules.js';

/** Something that an event builds on has not come yet; nothing of it is kept, and the relay offers it again. */
class NotYet extends Error {}

/** Takes in what other offices did to a matter, and what this office did before it was restored from a backup. */
@Injectable()
export class EventApplier {
  constructor(
    private readonly em: EntityManager,
    private readonly dossiers: Dossiers,
    private readonly effects: EventEffects,
    private readonly offices: OfficeDirectory,
  ) {}

  /**
   * Applies an event once.
   * @throws DomainError `invalid` where it is not what offices agreed on.
   */
  async apply(event: ReceivedEvent): Promise<ApplyOutcome> {
    const kind = kindOf(event.type);
    const data = readEventData(event.data);
    try {
      await this.em.transactional(async (em) => {
        if (!(await takeOnce(em, event.id))) return;
        await this.ensureMatter(em, event, data);
        await this.dossiers.changeIn(em, event.rootCaseId, (dossier) => this.applyTo(dossier, { event, kind, data }));
      });
    } catch (error) {
      if (error instanceof NotYet) return { result: 'waiting' };
      throw error;
    }
    return { result: 'applied' };
  }

  /** A neighbour has taken over an event; for a transfer that was sent, this is its delivery. */
  async delivered({ eventId, rootCaseId, peer, deliveredAt }: EventDelivered): Promise<Acknowledgement> {
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
    return { ok: true };
  }

  private async applyTo(
    dossier: Dossier,
    { event, kind, data }: Pick<Applying, 'event' | 'kind' | 'data'>,
  ): Promise<void> {
    if (await dossier.em.findOne(TimelineEntry, { id: event.id })) return;
    const transfer = dossier.transferOf(event.transferId ?? null);
    const applying: Applying = { dossier, event, kind, data, at: new Date(event.time), transfer };
    await this.requireWhatItBuildsOn(applying);
    const sent = data.transfer;
    const isFromNeighbour = sent?.toInstance !== dossier.self || this.offices.isAdjacent(event.author);
    const isVoid = !isEntitled(dossier, event, { kind, transfer, sent, isFromNeighbour });
    this.keep(applying, isVoid);
    if (!isVoid) await this.effects.take(applying);
  }

  private async requireWhatItBuildsOn({ dossier, event, kind, data, transfer }: Applying): Promise<void> {
    const { after, transfer: sent } = data;
    if (event.transferId && !transfer && kind !== 'transfer.sent') throw new NotYet();
    if (sent?.parentTransferId && !dossier.transferOf(sent.parentTransferId)) throw new NotYet();
    if (after && !(await dossier.em.findOne(TimelineEntry, { id: after }))) throw new NotYet();
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

  private keep({ dossier, event, kind, data, at }: Applying, isVoid: boolean): void {
    const entry = Object.assign(new TimelineEntry(), {
      id: event.id,
      rootCaseId: event.rootCaseId,
      at,
      instance: event.author,
      kind,
      actor: data.actor,
      text: data.text,
      transferId: event.transferId ?? null,
      isVoid,
      reply: data.reply,
      outcome: data.outcome,
    });
    dossier.em.persist(entry);
  }
}

/** `case.filed` of `qsl.case.filed.v1`. @throws DomainError `invalid` for a major version that this office does not know. */
function kindOf(type: string): string {
  const kind = /^qsl\.([a-z_]+\.[a-z_]+)\.v1$/.exec(type)?.[1];
  if (kind) return kind;
  throw new DomainError('invalid', 'event.unsupported_type', {
    zh: `不支持的事件类型：${type}。`,
    en: `Events of type ${type} are not supported.`,
  });
}
