import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import {
  notFound,
  versionConflict,
  type Call,
  type EventKind,
  type TransferCommand,
  type TransferRef,
  type TransferView,
} from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import { requireRole } from '@qsl/state-table';
import type { Case } from '../case/case.entity.js';
import { CaseWork } from '../case/case-work.js';
import type { Dossier } from '../matter/dossier.js';
import { Dossiers } from '../matter/dossiers.js';
import { rootOf } from '../matter/root-of.js';
import { Timeline, type Step } from '../timeline/timeline.js';
import { visibleTransfer, transferWho } from './transfer.policy.js';
import { moveTransfer, type TransferMove } from './transfer-moves.js';
import { transferMachine, type TransferAction } from './transfer.transitions.js';
import { Transfer } from './transfer.entity.js';
import { toTransferView } from './transfer.view.js';

/** One change of a transfer by a person of this office. */
export interface TransferWork {
  dossier: Dossier;
  transfer: Transfer;
  /** This office's case, where it has one. */
  subject: Case | null;
  now: Date;
  move(details?: TransferMove['details']): void;
  /** Tells everyone on the route; call it after the change. */
  record(kind: EventKind<'suggestion'>, text: string, more?: Partial<Step>): void;
  /** For what happens to the office's case by it. @throws DomainError `notFound` where the office has none. */
  caseWork(): CaseWork;
}

/** Where a person's command on a transfer is checked: may see it, may ever do it, has read its last version. */
@Injectable()
export class TransferDesk {
  constructor(
    private readonly em: EntityManager,
    private readonly dossiers: Dossiers,
    private readonly timeline: Timeline,
    private readonly offices: OfficeDirectory,
  ) {}

  async getTransfer(call: Call, { id }: TransferRef): Promise<TransferView> {
    const dossier = await this.dossiers.read(await rootOf(this.em, Transfer, { id, what: 'transfer' }));
    if (!dossier) throw notFound('transfer');
    const transfer = visibleTransfer(dossier, id, call.actor);
    return toTransferView(dossier, transfer, { actor: call.actor, now: new Date(), offices: this.offices });
  }

  /** Changes a transfer in one transaction and shows it afterwards. */
  async change(
    call: Call,
    { id, expectedVersion }: TransferCommand,
    { action, work }: { action: TransferAction; work: (work: TransferWork) => Promise<void> | void },
  ): Promise<TransferView> {
    const rootCaseId = await rootOf(this.em, Transfer, { id, what: 'transfer' });
    await this.dossiers.change(rootCaseId, async (dossier) => {
      const transfer = visibleTransfer(dossier, id, call.actor);
      requireRole(transferMachine, action, transferWho(call.actor, transfer, dossier.self));
      if (transfer.version !== expectedVersion) throw versionConflict('transfer', transfer.version);
      await work(this.begin(call, dossier, { transfer, action }));
    });
    return this.getTransfer(call, { id });
  }

  private begin(
    { actor }: Call,
    dossier: Dossier,
    { transfer, action }: { transfer: Transfer; action: TransferAction },
  ): TransferWork {
    const now = new Date();
    const label = this.offices.self.name;
    const who = transferWho(actor, transfer, dossier.self);
    const subject = dossier.caseOf(transfer.caseId);
    const { personId } = actor;
    return {
      dossier,
      transfer,
      subject,
      now,
      move: (details) => moveTransfer(dossier, transfer, { action, who, at: now, personId, details }),
      record: (kind, text, more = {}) => {
        const known = dossier.caseOf(transfer.caseId);
        const told = { actor: label, by: personId, at: now, case: known, transfer };
        this.timeline.record(dossier, { kind, text, ...told, ...more });
      },
      caseWork: () => {
        if (!subject) throw notFound('case');
        return new CaseWork(this.timeline, dossier, subject, { who: ['office'], label, personId });
      },
    };
  }
}
