/** Whether operators let a link work: `suspended` until it is resumed, `retired` for good. */
export type LinkStanding = 'open' | 'suspended' | 'retired';

/** Nothing is asked, answered or taken over a link that operators have closed. */
export const isShut = (standing: LinkStanding): boolean => standing !== 'open';

export type StandingOrder = 'suspend' | 'resume' | 'retire';
export type StandingRefusal = 'retired' | 'already_so' | 'not_a_child';

export type StandingVerdict = { standing: LinkStanding } | { refused: StandingRefusal };

const results: Readonly<Record<StandingOrder, LinkStanding>> = {
  suspend: 'suspended',
  resume: 'open',
  retire: 'retired',
};

/** A link to the parent is never retired: without it the office belongs to no tree. */
export function judgeStanding(order: StandingOrder, now: LinkStanding, isChild: boolean): StandingVerdict {
  if (now === 'retired') return { refused: 'retired' };
  if (results[order] === now) return { refused: 'already_so' };
  if (order === 'retire' && !isChild) return { refused: 'not_a_child' };
  return { standing: results[order] };
}
