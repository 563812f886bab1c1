import type { EntityManager } from '@mikro-orm/postgresql';
import { dayInWords } from '@qsl/contracts';
import type { Meeting } from '../meeting/meeting.entity.js';
import { Paper } from '../paper/paper.entity.js';
import type { ConsultationStep } from './consultation-teller.js';
import type { Consultation } from './consultation.entity.js';

type Detail = Required<Pick<ConsultationStep, 'kind' | 'data'>>;

/** What every office in scope is told at first: the consultation itself, then each paper and the meeting, as large as they may be. */
export async function announcement(
  em: EntityManager,
  consultation: Consultation,
  meeting: Meeting | null,
): Promise<{ step: Omit<ConsultationStep, 'at'>; details: Detail[] }> {
  const { id, code, title, summary, convener, closesOn, hideResults, scope, topic } = consultation;
  const papers = await em.find(Paper, { consultationId: id }, { orderBy: { id: 'asc' } });
  const card = { code, title, summary, convener, closesOn, hideResults, scope, topic };
  return {
    step: {
      kind: 'consultation.announced',
      text: `发布微协商公告，召集人为${convener}，${dayInWords(closesOn)}截止。`,
      data: { card },
    },
    details: [
      ...papers.map((paper) => ({ kind: 'consultation.paper_added' as const, data: paperData(paper) })),
      ...(meeting ? [{ kind: 'consultation.meeting_scheduled' as const, data: meetingData(meeting) }] : []),
    ],
  };
}

export const paperData = ({ id, title, text }: Paper) => ({ paper: { id, title, text } });

/** Time, place and agenda; who registers stays at the owner's. */
export const meetingData = ({ startsAt, place, agenda }: Meeting) => ({
  meeting: { startsAt: startsAt.toISOString(), place, agenda },
});
