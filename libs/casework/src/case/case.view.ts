import {
  type Actor,
  type CaseRow,
  type CaseState,
  type CaseView,
  type PublicClass,
  type TimelineView,
  dayOf,
} from '@qsl/contracts';
import type { OfficeDirectory } from '@qsl/service-kit';
import { allowedActions } from '@qsl/state-table';
import { workdaysBetween } from '../calendar/work-calendar.js';
import { lightOf, toClockView, workdaysLeft } from '../clock/clock.js';
import type { Dossier } from '../matter/dossier.js';
import { toOrderView } from '../order/order.view.js';
import { toTransferView } from '../transfer/transfer.view.js';
import { canSeeOrder, caseWho } from './case.policy.js';
import { caseMachine } from './case.transitions.js';
import type { Case } from './case.entity.js';
import { caseSituation } from './case-moves.js';

/** For whom, when and where a view is made. */
export interface Viewing {
  actor: Actor;
  now: Date;
  offices: OfficeDirectory;
}

/** The fixed public class of each state; statistics use nothing else. */
export const publicClassOf: Readonly<Record<CaseState, PublicClass>> = {
  registered: 'pending',
  in_review: 'pending',
  needs_revision: 'waiting',
  not_filed: 'declined',
  filed: 'active',
  assigned: 'active',
  in_progress: 'active',
  escalated: 'active',
  reply_review: 'active',
  answered: 'done',
  rated: 'done',
  closed: 'done',
};

export function toCaseRow(dossier: Dossier, subject: Case, { now, offices }: Viewing): CaseRow {
  const { matter } = dossier;
  const deadline = subject.deadline();
  const { id, rootCaseId, code, title, category, areaCode, state, direction, updatedAt } = subject;
  return {
    id,
    rootCaseId,
    code,
    title,
    category,
    areaCode,
    state,
    publicClass: publicClassOf[state],
    direction,
    originName: offices.nameOf(matter.origin),
    holderName: offices.nameOf(matter.holder),
    dueAt: deadline?.dueAt ?? null,
    light: deadline && lightOf(deadline, now),
    workdaysLeft: deadline && workdaysLeft(deadline.dueAt, now),
    citizenWorkdays: workdaysBetween(dayOf(matter.submittedAt), dayOf(now)),
    units: [...new Set(dossier.ordersOf(subject).map(({ unitName }) => unitName))],
    updatedAt: updatedAt.toISOString(),
  };
}

export function toCaseView(dossier: Dossier, subject: Case, viewing: Viewing & { timeline: TimelineView }): CaseView {
  const { matter } = dossier;
  const { actor, now, timeline } = viewing;
  const orders = dossier.ordersOf(subject).filter((order) => canSeeOrder(actor, order));
  const transfers = dossier.transfers.filter(({ caseId }) => caseId === subject.id);
  return {
    ...toCaseRow(dossier, subject, viewing),
    version: subject.version,
    body: matter.body,
    author: matter.authorShown ?? matter.authorLabel,
    suggestionId: subject.itemId,
    clocks: subject.clocks.map((clock) => toClockView(clock, now)),
    orders: orders.map((order) => toOrderView(order, subject, viewing)),
    transfers: transfers.map((transfer) => toTransferView(dossier, transfer, viewing)),
    timeline,
    actions: allowedActions(caseMachine, caseSituation(dossier, subject, { who: caseWho(actor), now })),
    ...draftOf(dossier, subject),
    refusal: subject.refusal,
  };
}

/** What would be published now: the signed reply, or the answer that came back and waits to be confirmed. */
function draftOf(dossier: Dossier, subject: Case): Pick<CaseView, 'draftReply' | 'draftOutcome'> {
  const answer = subject.state === 'reply_review' ? dossier.openOutboundOf(subject) : null;
  if (answer?.state === 'answered') return { draftReply: answer.reply, draftOutcome: answer.outcome };
  return { draftReply: subject.publishedAt ? null : subject.reply, draftOutcome: null };
}
