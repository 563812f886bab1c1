import { Fence } from './fence.js';
import { isShut } from './link-standing.js';
import type { LinkAnswer, LinkRequest } from './messages.js';
import { judgeBatch, judgeRenewal } from './receiver.js';
import {
  beginRecovery,
  epochAfter,
  isAnswerCurrent,
  isBusyFor,
  isFileCurrent,
  isMissing,
  mayAuthor,
  provesRestore,
} from './recovery.js';
import { belongsInLog } from './routing.js';
import { judgePlace } from './sender.js';

/** R9: an answer counts only for the outstanding question of this process's life. */
function isAnswerTo(request: LinkRequest, answer: LinkAnswer): boolean {
  return answer.id === request.id;
}

/** Every decision of the protocol in one value: what the driver executes, and what the simulator takes apart rule by rule. */
export const rules = {
  judgePlace,
  judgeBatch,
  judgeRenewal,
  isAnswerTo,
  mayAuthor,
  isBusyFor,
  isMissing,
  beginRecovery,
  provesRestore,
  epochAfter,
  isFileCurrent,
  belongsInLog,
  isShut,
  isAnswerCurrent,
  newFence: () => new Fence(),
};

export type Rules = typeof rules;
