import { DomainError, type Actor, type TopicSender } from '@qsl/contracts';
import { isVerified } from '../actor.policy.js';
import type { TopicCall } from '../call/call.entity.js';

const senderNames: Readonly<Record<TopicSender, string>> = { citizen: '群众', member: '委员' };

const forbidden = (reason: string, zh: string, en: string): DomainError =>
  new DomainError('forbidden', `topic.${reason}`, { zh, en });
const conflict = (reason: string, zh: string, en: string): DomainError =>
  new DomainError('conflict', `topic.${reason}`, { zh, en });

/**
 * Why somebody may not send in a topic now, or `null`.
 * @param facts.taken how many topics they have sent in, what they took back not counted.
 */
export function obstacleOf(
  actor: Actor,
  call: TopicCall,
  { today, taken }: { today: string; taken: number },
): DomainError | null {
  return obstacleInPerson(actor, call) ?? obstacleInTime(call, today) ?? obstacleInNumber(call, taken);
}

function obstacleInPerson(actor: Actor, { eligible }: TopicCall): DomainError | null {
  if (actor.personId === null)
    return forbidden('real_name_needed', '提交议题需先登录并完成实名认证。', 'Sign in with a confirmed real name.');
  if (!isVerified(actor))
    return forbidden('real_name_needed', '提交议题需先完成实名认证。', 'A topic needs a confirmed real name.');
  if (eligible.some((sender) => actor.roles.includes(sender))) return null;
  const names = eligible.map((sender) => senderNames[sender]).join('、');
  return forbidden('not_eligible', `本次征集面向${names}。`, `This call is for: ${eligible.join(', ')}.`);
}

function obstacleInTime(call: TopicCall, today: string): DomainError | null {
  if (call.takesTopicsOn(today)) return null;
  if (call.state === 'open' && today < call.opensOn)
    return conflict('not_yet', `征集于 ${call.opensOn} 开始。`, `Topics are taken from ${call.opensOn} on.`);
  return conflict('call_closed', '本次征集已截止。', 'The call is closed.');
}

function obstacleInNumber({ maxPerPerson }: TopicCall, taken: number): DomainError | null {
  if (taken < maxPerPerson) return null;
  return conflict(
    'limit_reached',
    `每人最多提交 ${maxPerPerson} 件议题，您已提交 ${taken} 件。`,
    `At most ${maxPerPerson} topics per person.`,
  );
}
