import { invalid, type DomainError } from '@qsl/contracts';

export const meetingInThePast = (): DomainError =>
  invalid('startsAt', 'notPast', { zh: '会议时间不能早于现在。', en: 'The meeting must lie in the future.' });
