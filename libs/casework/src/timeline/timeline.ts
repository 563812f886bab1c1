import { Injectable } from '@nestjs/common';
import type { EventKind, OfficialReply, Outcome, TransferView } from '@qsl/contracts';
import { Trace, type StepData, type TimelineEntry } from '@qsl/trace';
import type { Case } from '../case/case.entity.js';
import type { EventData, MatterData, TransferData } from '../event/event-data.js';
import type { Dossier } from '../matter/dossier.js';
import type { OfficeWork } from '../matter/matter.entity.js';
import { CaseNews } from '../news/case-news.js';
import type { HandlingOrder } from '../order/order.entity.js';
import type { Transfer } from '../transfer/transfer.entity.js';

/** Something that this office did and that everyone on the route may know. */
export interface Step {
  /** `case.filed`, `transfer.accepted` … */
  kind: EventKind<'suggestion'>;
  /** Office, unit or 群众/委员. */
  actor: string;
  /** One Chinese sentence for people. */
  text: string;
  at: Date;
  /** The person of this office who did it, where a person did. */
  by?: string | null;
  case: Case | null;
  transfer?: Transfer;
  /** Where it is about one order. */
  order?: HandlingOrder;
  returned?: TransferView['returned'];
  objection?: string;
  reply?: OfficialReply | null;
  outcome?: Outcome | null;
}

/** The shareable history of a matter. An entry, the event that tells offices of it and the news that tells people are written together. */
@Injectable()
export class Timeline {
  constructor(
    private readonly trace: Trace,
    private readonly news: CaseNews,
  ) {}

  /** Writes a step into the history and hands it to the relay, in the dossier's transaction. Call it after the change. */
  record(dossier: Dossier, step: Step): TimelineEntry {
    const { em, matter, self } = dossier;
    if (step.case) matter.work = { ...matter.work, [self]: workOf(dossier, step.case) };
    const { kind, at, actor, text, transfer, reply, outcome } = step;
    const entry = this.trace.record(em, {
      matterKind: 'suggestion',
      rootCaseId: matter.rootCaseId,
      route: dossier.eventRoute,
      kind,
      at,
      actor,
      text,
      transferId: transfer?.id,
      reply,
      outcome,
      data: dataOf(dossier, step),
    });
    if (transfer) transfer.lastEventId = entry.id;
    const { by = null, case: subject, order = null } = step;
    const told = { office: self, words: text, by, case: subject, transfer: transfer ?? null, order };
    this.news.tell(dossier, { kind, ...told });
    return entry;
  }
}

function dataOf(dossier: Dossier, step: Step): Omit<EventData, keyof StepData> {
  return {
    work: dossier.matter.work[dossier.self] ?? { unit: null, deadline: null },
    case: step.case && { id: step.case.id, code: step.case.code, state: step.case.state },
    after: step.transfer?.lastEventId ?? null,
    matter: step.kind === 'case.registered' ? matterData(dossier) : null,
    transfer: step.kind === 'transfer.sent' && step.transfer ? transferData(step.transfer) : null,
    returned: step.returned ?? null,
    objection: step.objection ?? null,
  };
}

/** Who works on a case and until when. */
function workOf(dossier: Dossier, subject: Case): OfficeWork {
  const units = dossier.ordersOf(subject).filter(({ state }) => state !== 'done');
  const clock = subject.deadline();
  return {
    unit: units.length > 0 ? units.map(({ unitName }) => unitName).join('、') : null,
    deadline: clock && { dueAt: clock.dueAt, greenUntil: clock.greenUntil, yellowFrom: clock.yellowFrom },
  };
}

function matterData({ matter }: Dossier): MatterData {
  const { title, body, category, areaCode, authorLabel, submittedAt } = matter;
  return { title, body, category, areaCode, authorLabel, submittedAt: submittedAt.toISOString() };
}

function transferData(transfer: Transfer): TransferData {
  const { kind, fromInstance, toInstance, path, parentTransferId, reasonCode, reason, reveal, snapshot } = transfer;
  const { dueOn, composedAt } = transfer;
  return {
    kind,
    fromInstance,
    toInstance,
    path,
    parentTransferId,
    reasonCode,
    reason,
    reveal,
    snapshot,
    dueOn,
    composedAt: composedAt.toISOString(),
  };
}
