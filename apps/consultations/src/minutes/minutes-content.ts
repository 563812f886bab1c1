import type { AgendaItem, Attendee, CommitmentView, ConsultationOutcome, VoteTotals } from '@qsl/contracts';

/** All that the minutes of a consultation say. */
export interface MinutesContent {
  officeName: string;
  code: string;
  title: string;
  summary: string;
  convener: string;
  closesOn: string;
  /** What happened when, oldest first. */
  steps: { at: Date; text: string }[];
  meeting: {
    startsAt: Date;
    place: string;
    agenda: AgendaItem[];
    attendance: Attendee[];
    minutes: string | null;
  } | null;
  participants: number;
  statements: ({ text: string } & VoteTotals)[];
  outcome: ConsultationOutcome | null;
  commitments: CommitmentView[];
  noCommitment: string | null;
}
