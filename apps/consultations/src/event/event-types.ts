import { EventTypes, StepData } from '@qsl/trace';
import {
  AnnouncedData,
  PaperAddedData,
  PaperRemovedData,
  RevisedData,
  StatementPublishedData,
  TotalsCountedData,
} from './consultation-data.js';
import { MeetingRecordedData, MeetingScheduledData } from './meeting-data.js';
import { ConcludedData, TrackedData } from './outcome-data.js';
import { StatementAddedData, StatementRefusedData, VotesCastData } from './participation-data.js';

export const consultationEvents = new EventTypes({
  'consultation.announced': { data: AnnouncedData },
  'consultation.revised': { data: RevisedData },
  'consultation.opened': { data: StepData },
  'consultation.closed': { data: StepData },
  'consultation.paper_added': { data: PaperAddedData },
  'consultation.paper_removed': { data: PaperRemovedData },
  'consultation.statement_published': { data: StatementPublishedData },
  'consultation.totals_counted': { data: TotalsCountedData },
  'consultation.meeting_scheduled': { data: MeetingScheduledData },
  'consultation.meeting_recorded': { data: MeetingRecordedData },
  'consultation.concluded': { data: ConcludedData },
  'consultation.tracked': { data: TrackedData },
});

export const participationEvents = new EventTypes({
  'participation.statement_added': { data: StatementAddedData },
  'participation.statement_refused': { data: StatementRefusedData },
  'participation.votes_cast': { data: VotesCastData },
});
