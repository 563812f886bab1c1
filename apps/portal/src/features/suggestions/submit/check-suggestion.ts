import { categoryLabels, displayNameLabels } from '@qsl/ui';
import type { SuggestField } from './submit.data.js';

export const titleLimit = 60;
export const bodyLimit = 1500;

/** What can be said at once about a suggestion as typed; the office's services decide. */
export function checkSuggestion(values: Record<SuggestField, string>): Partial<Record<SuggestField, string>> {
  const { title, body, category, areaCode, displayName } = values;
  const errors: Partial<Record<SuggestField, string>> = {};
  if (title.length < 4) errors.title = '标题至少写 4 个字。';
  if (title.length > titleLimit) errors.title = `标题最多 ${titleLimit} 个字，现在有 ${title.length} 个字。`;
  if (body.length < 10) errors.body = '请把情况和建议写清楚，至少 10 个字。';
  if (body.length > bodyLimit) errors.body = `内容最多 ${bodyLimit} 个字，现在有 ${body.length} 个字。`;
  if (!(category in categoryLabels)) errors.category = '请选择类别。';
  if (!/^\d{6}$/.test(areaCode)) errors.areaCode = '请选择这件事所在的地方。';
  if (!(displayName in displayNameLabels)) errors.displayName = '请选择姓名公开方式。';
  return errors;
}
