import type { topicLimits } from '@qsl/contracts';
import { displayNameLabels } from '@qsl/ui';
import type { NewTopicField, TopicTextField } from './new-topic.data.js';

type Limits = typeof topicLimits;

export const titleLimit: Limits['title'] = 60;
/** Of the three parts together. */
export const textLimit: Limits['text'] = 1500;
export const coSponsorLimit: Limits['coSponsors'] = 10;

const shortestPart = 10;

type Errors<Field extends string> = Partial<Record<Field, string>>;

/** What can be said at once about a topic's text as typed; the office's services decide. */
export function checkTopicText(values: Record<TopicTextField, string>): Errors<TopicTextField> {
  const { title, situation, analysis, proposal } = values;
  const errors: Errors<TopicTextField> = {};
  if (title.length < 4) errors.title = '标题至少写 4 个字。';
  if (title.length > titleLimit) errors.title = `标题最多 ${titleLimit} 个字，现在有 ${title.length} 个字。`;
  if (situation.length < shortestPart) errors.situation = `请把情况写清楚，至少 ${shortestPart} 个字。`;
  if (proposal.length < shortestPart) errors.proposal = `请写出具体建议，至少 ${shortestPart} 个字。`;
  const length = situation.length + analysis.length + proposal.length;
  if (length > textLimit) errors.situation = `情况、分析、建议合计最多 ${textLimit} 个字，现在有 ${length} 个字。`;
  return errors;
}

export function checkTopic(values: Record<NewTopicField, string>): Errors<NewTopicField> {
  const errors: Errors<NewTopicField> = checkTopicText(values);
  if (!/^\d{6}$/.test(values.areaCode)) errors.areaCode = '请选择这件事所在的地方。';
  if (!(values.displayName in displayNameLabels)) errors.displayName = '请选择姓名公开方式。';
  const invited = readAccounts(values.coSponsors).length;
  if (invited > coSponsorLimit) errors.coSponsors = `最多邀请 ${coSponsorLimit} 人，现在有 ${invited} 人。`;
  return errors;
}

/** Accounts as people write them: one a line, or with commas of either kind between them. */
export function readAccounts(typed: string): string[] {
  return [...new Set(typed.split(/[\s,，、;；]+/).filter(Boolean))];
}
