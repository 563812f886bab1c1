import type { ConsultationRow, ConsultationView, MeetingView, OfficeView } from '@qsl/contracts';
import type { Paper } from '../paper/paper.entity.js';
import type { Concern } from './consultation-desk.js';
import type { Consultation } from './consultation.entity.js';
import { actionsOf, isOpen, publicClassOf } from './consultation.policy.js';

/** What is counted or kept beside a consultation. */
export interface Surroundings {
  owner: OfficeView;
  statements: number;
  papers: Paper[];
  meeting: MeetingView | null;
  toModerate: number;
  votesOnTheWay: number;
}

export function toConsultationRow(
  consultation: Consultation,
  { owner, statements }: Pick<Surroundings, 'owner' | 'statements'>,
  now: Date,
): ConsultationRow {
  const { id, code, title, state, convener, announcedAt, closesOn, participants, outcome } = consultation;
  return {
    id,
    code,
    title,
    state,
    publicClass: publicClassOf(consultation),
    owner,
    convener,
    announcedAt: announcedAt?.toISOString() ?? null,
    closesOn,
    isOpen: isOpen(consultation, now),
    statements,
    participants,
    hasOutcome: outcome !== null,
  };
}

export function toConsultationView(
  { consultation, circumstances }: Concern,
  surroundings: Surroundings,
  self: Pick<OfficeView, 'iid'>,
): ConsultationView {
  const { summary, hideResults, scope, version, owner, topic, outcome, commitments, noCommitment } = consultation;
  const { papers, meeting, toModerate, votesOnTheWay } = surroundings;
  return {
    ...toConsultationRow(consultation, surroundings, circumstances.now),
    summary,
    hideResults,
    scope,
    version,
    isOwn: owner === self.iid,
    actions: actionsOf(consultation, circumstances),
    papers: papers.map(({ id, title, text }) => ({ id, title, text })),
    topic,
    meeting,
    outcome,
    commitments,
    noCommitment,
    toModerate,
    votesOnTheWay,
  };
}
