import type { SubmitSuggestion, SuggestionReceipt } from '@qsl/contracts';
import { submitSuggestion, type Actor } from '@qsl/contracts';
import type { Bus } from '@qsl/messaging';
import { actor, callBy } from '@qsl/testing';

export const citizen: Actor = actor({ name: '王秀兰', roles: ['citizen'], level: 'L2' });
export const otherCitizen: Actor = actor({ name: '李建国', roles: ['citizen'], level: 'L2' });

/** What somebody at 金台区 suggests; override what the test is about. */
export function suggestionText(overrides: Partial<SubmitSuggestion> = {}): SubmitSuggestion {
  return {
    title: '小区直饮水机滤芯更换应当公示',
    body: '我们小区的直饮水机从来没有贴出滤芯更换日期和水质检测结果，建议明确由谁监管，并在机身公示。',
    category: 'drinking_water',
    areaCode: '610303',
    displayName: 'surname',
    ...overrides,
  };
}

/** Submits it as somebody. */
export function submitAs(
  bus: Bus,
  author: Actor,
  overrides: Partial<SubmitSuggestion> = {},
): Promise<SuggestionReceipt> {
  return bus.call(submitSuggestion, suggestionText(overrides), callBy(author));
}
