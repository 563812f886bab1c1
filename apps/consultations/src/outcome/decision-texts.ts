import type { DecisionClass } from '@qsl/contracts';

/** 采纳情况 in words. */
export const decisionTexts = {
  adopted: '采纳',
  partly_adopted: '部分采纳',
  not_adopted: '未采纳',
} as const satisfies Record<DecisionClass, string>;
