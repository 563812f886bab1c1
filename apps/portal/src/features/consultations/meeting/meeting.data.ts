import type { ConsultationView } from '@qsl/contracts';
import type { ScheduledItem } from './schedule.js';

export const meetingDeeds = {
  registered: '报名已记下。',
  unregistered: '已取消报名。',
} as const;

export interface MeetingData {
  consultation: ConsultationView;
  schedule: ScheduledItem[];
  done: keyof typeof meetingDeeds | null;
  failure: string | null;
}
